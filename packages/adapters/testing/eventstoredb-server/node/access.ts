/**
 * Who may do what, on a server that was given users; without users, as with `--insecure`, everybody may do everything
 * (contract 26). Users come by name and password or by certificate; streams are guarded by their `$acl`.
 */
import type grpc from '@grpc/grpc-js';
import type { Log } from '../log/log.ts';
import type { Acl } from '../log/metadata.ts';
import { isMetastream, originalOf } from '../log/record.ts';

export interface User {
  readonly password: string;
  /** `$admins` may do everything, `$ops` may manage persistent subscriptions. */
  readonly groups?: readonly string[];
}

export type Users = Readonly<Record<string, User>>;

/** What is asked of a call before it is served. */
type Caller = Pick<grpc.ServerUnaryCall<unknown, unknown>, 'metadata' | 'getAuthContext'>;

type StreamAction = 'read' | 'write' | 'delete';

export interface Access {
  /** False for credentials that are wrong; a call without any comes from nobody, who is let in to be refused later. */
  readonly authentic: (metadata: grpc.Metadata) => boolean;
  readonly onStream: (caller: Caller, action: StreamAction, stream: string) => boolean;
  readonly manageGroups: (caller: Caller) => boolean;
  readonly seeGroups: (caller: Caller) => boolean;
  readonly nameOf: (caller: Caller) => string;
}

const everybody = '$all';
const admins = '$admins';

const metadataActions = { read: 'metadataRead', write: 'metadataWrite', delete: undefined } as const;

const basic = (metadata: grpc.Metadata): readonly [name: string, password: string] | undefined => {
  const [header] = metadata.get('authorization');
  if (header === undefined) return undefined;
  const [, encoded] = /^Basic (.*)$/.exec(String(header)) ?? [];
  const text = Buffer.from(encoded ?? '', 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return [text.slice(0, colon), text.slice(colon + 1)];
};

export const createAccess = (log: Log, users: Users | undefined): Access => {
  if (users === undefined) {
    const always = () => true;
    return {
      authentic: always,
      onStream: always,
      manageGroups: always,
      seeGroups: always,
      nameOf: () => 'anonymous',
    };
  }
  const known = new Map(Object.entries(users));

  const nameOf = (caller: Caller): string | undefined =>
    basic(caller.metadata)?.[0] ?? caller.getAuthContext().sslPeerCertificate?.subject.CN?.toString();

  const rolesOf = (caller: Caller): readonly string[] => {
    const name = nameOf(caller);
    const user = name === undefined ? undefined : known.get(name);
    return name === undefined || user === undefined ? [] : [name, ...(user.groups ?? [])];
  };

  const granted = (stream: string, action: keyof Acl): readonly string[] => {
    const fallback = stream.startsWith('$') ? [admins] : [everybody];
    return log.metadata(stream).acl?.[action] ?? fallback;
  };

  return {
    authentic: (metadata) => {
      const given = basic(metadata);
      return given === undefined || known.get(given[0])?.password === given[1];
    },
    onStream: (caller, action, stream) => {
      const roles = rolesOf(caller);
      if (roles.length === 0) return false;
      if (stream === everybody && action !== 'read') return false;
      const ofMetadata = isMetastream(stream);
      const asked = ofMetadata ? metadataActions[action] : action;
      if (asked === undefined) return false;
      if (roles.includes(admins)) return true;
      const allowed = granted(ofMetadata ? originalOf(stream) : stream, asked);
      return allowed.includes(everybody) || allowed.some((role) => roles.includes(role));
    },
    manageGroups: (caller) => rolesOf(caller).some((role) => role === admins || role === '$ops'),
    seeGroups: (caller) => rolesOf(caller).length > 0,
    nameOf: (caller) => nameOf(caller) ?? 'anonymous',
  };
};
