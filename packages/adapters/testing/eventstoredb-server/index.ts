/** The server for tests, several of them as a cluster, and certificates for both. */
export { type Certificates, makeCertificates } from './certificates.ts';
export { type ClusterOptions, startCluster } from './cluster.ts';
export type { Users } from './node/access.ts';
export { type Server, type ServerOptions, startServer } from './server.ts';
