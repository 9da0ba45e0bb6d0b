/** The server for tests, several of them as a cluster, and certificates for both. */
export { type Certificates, type KeyPair, makeCertificates } from './certificates.ts';
export { type Cluster, type ClusterOptions, startCluster } from './cluster.ts';
export type { User, Users } from './node/access.ts';
export type { Endpoint, Faults } from './node/faults.ts';
export type { VersionName } from './node/version.ts';
export { type Server, type ServerOptions, startServer, type Tls } from './server.ts';
