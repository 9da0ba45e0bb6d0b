/** A certificate authority of one's own, for tests over TLS: made anew each time, in memory, by nobody's command line. */
import { generate } from 'selfsigned';

export interface KeyPair {
  /** PEM. */
  readonly certificate: string;
  /** PEM. */
  readonly key: string;
}

export interface Certificates {
  /** What a client must trust. */
  readonly authority: KeyPair;
  /** For 127.0.0.1 and localhost. */
  readonly server: KeyPair;
  /** One whose common name is that of a user. */
  readonly forUser: (name: string) => Promise<KeyPair>;
}

const year = 365 * 24 * 60 * 60 * 1_000;

const validity = () => ({ notBeforeDate: new Date(Date.now() - year), notAfterDate: new Date(Date.now() + year) });

type Usage = 'serverAuth' | 'clientAuth';

const signed = async (authority: KeyPair, name: string, usage: Usage): Promise<KeyPair> => {
  const { cert, private: key } = await generate([{ name: 'commonName', value: name }], {
    ...validity(),
    keyType: 'ec',
    algorithm: 'sha256',
    ca: { key: authority.key, cert: authority.certificate },
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', [usage]: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { certificate: cert, key };
};

export const makeCertificates = async (): Promise<Certificates> => {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'Certificates for tests' }], {
    ...validity(),
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const authority = { certificate: cert, key };
  return {
    authority,
    server: await signed(authority, 'eventstoredb-node', 'serverAuth'),
    forUser: (name) => signed(authority, name, 'clientAuth'),
  };
};
