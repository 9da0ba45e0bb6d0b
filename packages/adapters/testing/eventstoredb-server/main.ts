/** The server for tests as a program of its own: says where it is, and ends when its input does. */
import { startServer } from './index.ts';

const server = await startServer();
console.log(server.connectionString);
process.stdin.resume();
process.stdin.on('end', () => void server.stop());
