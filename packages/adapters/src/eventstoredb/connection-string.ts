/**
 * Connection strings, read and checked before the client sees them: the client throws the whole string, password and all,
 * warns on the console of what it doesn't know and goes on without it. Here a fault is an answer, and holds no secret.
 */
import * as E from 'fp-ts/lib/Either.js';

export interface Host {
  readonly address: string;
  readonly port: number;
}

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** What a connection string says, each option in the client's own unit. */
export interface Connecting {
  /** The one host is a DNS name under which the whole cluster is found. */
  readonly discover: boolean;
  readonly hosts: readonly [Host, ...Host[]];
  readonly credentials: Credentials | null;
  readonly tls: boolean;
  readonly files: { readonly ca?: string; readonly userCertificate?: string; readonly userKey?: string };
  readonly nodePreference: NodePreference | null;
  /** Milliseconds, but for `gossipTimeout`, which is in seconds, and `maxDiscoverAttempts`, which is a count. */
  readonly numbers: Readonly<Partial<Record<NumberOption, number>>>;
  readonly connectionName: string | null;
}

type NodePreference = 'leader' | 'follower' | 'read_only_replica' | 'random';

const numberOptions = {
  maxDiscoverAttempts: 1,
  discoveryInterval: 0,
  gossipTimeout: 1,
  defaultDeadline: 1,
  keepAliveInterval: -1,
  keepAliveTimeout: -1,
} as const;

type NumberOption = keyof typeof numberOptions;

const preferences: readonly NodePreference[] = ['leader', 'follower', 'read_only_replica', 'random'];

const known = [
  ...Object.keys(numberOptions),
  'nodePreference',
  'connectionName',
  'tls',
  'tlsCAFile',
  'tlsVerifyCert',
  'userCertFile',
  'userKeyFile',
  'throwOnAppendFailure',
];

const flat = (text: string): string => text.trim().toLowerCase().replace(/[_-]/g, '');

const form =
  /^(?<scheme>[a-z]+)(?<discover>\+discover)?:\/\/(?:(?<user>[^/?#]*)@)?(?<hosts>[^/?#]*)\/*(?:\?(?<query>.*))?$/i;

type Read<Value> = E.Either<string, Value>;

const decoded = (text: string, what: string): Read<string> => {
  try {
    return E.right(decodeURIComponent(text));
  } catch {
    return E.left(`the ${what} has a % that begins no escape: write each special character as % and two digits`);
  }
};

const hostOf = (text: string): Read<Host> => {
  if (text.startsWith('[')) return E.left('the client knows no IPv6 addresses: name the host, or use an IPv4 address');
  const [address = '', port = '2113', ...rest] = text.trim().split(':');
  if (address === '' || rest.length > 0) return E.left(`"${text}" is no host: expected host or host:port`);
  const number = Number(port);
  if (!/^\d+$/.test(port) || number < 1 || number > 65_535) {
    return E.left(`the port of ${address} is a number from 1 to 65535`);
  }
  return E.right({ address, port: number });
};

const hostsOf = (text: string): Read<readonly [Host, ...Host[]]> => {
  const hosts: Host[] = [];
  for (const each of text.split(',')) {
    const host = hostOf(each);
    if (E.isLeft(host)) return host;
    hosts.push(host.right);
  }
  return E.right(hosts as [Host, ...Host[]]);
};

const credentialsOf = (text: string | undefined): Read<Credentials | null> => {
  if (text === undefined) return E.right(null);
  const colon = text.indexOf(':');
  if (colon < 1 || colon === text.length - 1) return E.left('before the @ stands user:password');
  const username = decoded(text.slice(0, colon), 'user');
  if (E.isLeft(username)) return username;
  const password = decoded(text.slice(colon + 1), 'password');
  return E.isLeft(password) ? password : E.right({ username: username.right, password: password.right });
};

const optionsOf = (query: string | undefined): Read<ReadonlyMap<string, string>> => {
  const options = new Map<string, string>();
  for (const pair of query === undefined || query === '' ? [] : query.split('&')) {
    const [key = '', ...values] = pair.split('=');
    const name = known.find((each) => flat(each) === flat(key));
    if (values.length !== 1 || values[0] === '') return E.left(`"${key}" has no value: expected ${key}=value`);
    if (name === undefined) return E.left(`"${key}" is no option; there are ${known.join(', ')}`);
    if (options.has(name)) return E.left(`${name} is there twice`);
    const value = decoded(values[0] ?? '', name);
    if (E.isLeft(value)) return value;
    options.set(name, value.right.trim());
  }
  return E.right(options);
};

const truth = (options: ReadonlyMap<string, string>, name: string, otherwise: boolean): Read<boolean> => {
  const value = options.get(name)?.toLowerCase();
  if (value === undefined) return E.right(otherwise);
  return value === 'true' || value === 'false' ? E.right(value === 'true') : E.left(`${name} is true or false`);
};

const numbersOf = (options: ReadonlyMap<string, string>): Read<Partial<Record<NumberOption, number>>> => {
  const numbers: Partial<Record<NumberOption, number>> = {};
  for (const name of Object.keys(numberOptions) as NumberOption[]) {
    const text = options.get(name);
    if (text === undefined) continue;
    const number = Number(text);
    const least = numberOptions[name];
    if (!Number.isSafeInteger(number) || number < least) return E.left(`${name} is an integer from ${least}`);
    numbers[name] = number;
  }
  return E.right(numbers);
};

const filesOf = (options: ReadonlyMap<string, string>): Read<Connecting['files']> => {
  const [ca, userCertificate, userKey] = ['tlsCAFile', 'userCertFile', 'userKeyFile'].map((name) => options.get(name));
  if ((userCertificate === undefined) !== (userKey === undefined)) {
    return E.left('userCertFile and userKeyFile come together');
  }
  return E.right({
    ...(ca === undefined ? {} : { ca }),
    ...(userCertificate === undefined ? {} : { userCertificate }),
    ...(userKey === undefined ? {} : { userKey }),
  });
};

const preferenceOf = (text: string | undefined): Read<NodePreference | null> => {
  if (text === undefined) return E.right(null);
  const preference = preferences.find((each) => flat(each) === flat(text));
  return preference === undefined ? E.left(`nodePreference is one of ${preferences.join(', ')}`) : E.right(preference);
};

/** Reads a connection string, or says what is wrong with it, without any secret in what it says. */
export const readConnectionString = (text: string): E.Either<string, Connecting> => {
  if (typeof text !== 'string') return E.left('a connection string is a text');
  const parts = form.exec(text.trim())?.groups;
  const { scheme = '', discover, user, hosts = '', query } = parts ?? {};
  if (!['esdb', 'kurrentdb'].includes(scheme.toLowerCase())) {
    return E.left('it begins with esdb:// or esdb+discover://, as in esdb://user:password@host:2113?tls=true');
  }
  const credentials = credentialsOf(user);
  if (E.isLeft(credentials)) return credentials;
  const addresses = hostsOf(hosts);
  if (E.isLeft(addresses)) return addresses;
  const options = optionsOf(query);
  if (E.isLeft(options)) return options;
  const tls = truth(options.right, 'tls', true);
  if (E.isLeft(tls)) return tls;
  const verified = truth(options.right, 'tlsVerifyCert', true);
  if (E.isLeft(verified)) return verified;
  if (!verified.right) {
    return E.left('the client always verifies certificates: give the authority as tlsCAFile=path instead');
  }
  const numbers = numbersOf(options.right);
  if (E.isLeft(numbers)) return numbers;
  const files = filesOf(options.right);
  if (E.isLeft(files)) return files;
  const nodePreference = preferenceOf(options.right.get('nodePreference'));
  if (E.isLeft(nodePreference)) return nodePreference;
  if (discover !== undefined && addresses.right.length > 1) return E.left('+discover takes one DNS name, not several');
  return E.right({
    discover: discover !== undefined,
    hosts: addresses.right,
    credentials: credentials.right,
    tls: tls.right,
    files: files.right,
    nodePreference: nodePreference.right,
    numbers: numbers.right,
    connectionName: options.right.get('connectionName') ?? null,
  });
};

/** Takes the secrets out of a text that somebody else made, in every form in which they may stand in it. */
export const redactor = ({ credentials }: Pick<Connecting, 'credentials'>): ((text: string) => string) => {
  if (credentials === null) return (text) => text;
  const { username, password } = credentials;
  const secrets = [
    Buffer.from(`${username}:${password}`).toString('base64'),
    encodeURIComponent(password),
    password,
  ].filter((secret) => secret !== '');
  return (text) => secrets.reduce((left, secret) => left.replaceAll(secret, '***'), text);
};
