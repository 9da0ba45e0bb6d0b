// The arrows of the house as rules: cli → adapters → projections → domain, and inside the domain towards the kernel.
// Each rule is proven to bite in scripts/checks.test.ts.
import { readFileSync } from 'node:fs';

const packages = ['domain', 'projections', 'adapters', 'cli'];
const tests = ['\\.test(-d)?\\.ts$', '^packages/[^/]+/(bench|test|testing)/'];
const testing = '^packages/domain/src/testing/';

/** The sources behind the published entry points, as each package's manifest states them. */
const entries = packages.flatMap((name) => {
  const { exports } = JSON.parse(readFileSync(new URL(`packages/${name}/package.json`, import.meta.url), 'utf8'));
  return Object.values(exports).flatMap((entry) => {
    const source = entry['@clientele/source'];
    return source ? [`^packages/${name}/${source.slice(2).replaceAll('.', '\\.')}$`] : [];
  });
});

const own = (...names) => names.map((name) => `^packages/${name}/src/`);
const libraries = (...names) => names.map((name) => `(^|/)node_modules/${name}/`);

/** Says all that production code of a package may import beside Node's own modules; whatever else it imports is a violation. */
const only = (name, reason, allowed) => ({
  name: `${name}-imports`,
  comment: reason,
  severity: 'error',
  from: { path: `^packages/${name}/src/`, pathNot: [...tests, testing] },
  to: { pathNot: allowed, dependencyTypesNot: ['core'] },
});

/** Tests and benchmarks follow the arrows too: a test of the domain that needs a store proves the wrong thing. */
const inwards = packages.slice(0, -1).map((name, index) => ({
  name: `arrows-from-${name}`,
  comment: 'cli → adapters → projections → domain, one way only.',
  severity: 'error',
  from: { path: `^packages/${name}/` },
  to: { path: `^packages/(${packages.slice(index + 1).join('|')})/` },
}));

export default {
  forbidden: [
    only('domain', 'The domain is pure: zod and fp-ts, nothing else.', [
      ...own('domain'),
      ...libraries('zod', 'fp-ts'),
    ]),
    only('projections', 'Projections are pure: the domain and fp-ts, nothing else.', [
      ...own('domain', 'projections'),
      ...libraries('fp-ts'),
    ]),
    only('adapters', 'Adapters carry few libraries, since whoever embeds them carries them too.', [
      ...own('domain', 'projections', 'adapters'),
      // pure-rand: a simulation is repeated from its seed, which no generator of the language can be given.
      ...libraries('uuid', 'zod', 'fp-ts', 'pure-rand', '@eventstore/db-client', '@opentelemetry/api'),
    ]),
    {
      name: 'the-client-belongs-to-its-entry',
      comment: 'An optional peer is touched by its own entry only, so that nobody else needs it.',
      severity: 'error',
      from: { path: '^packages/', pathNot: [...tests, '^packages/adapters/src/eventstoredb/'] },
      to: { path: libraries('@eventstore/db-client') },
    },
    {
      name: 'the-entry-of-the-client-is-its-own',
      comment: 'Whoever has no EventStoreDB must not load its client.',
      severity: 'error',
      from: { path: '^packages/adapters/src/(?!eventstoredb/)', pathNot: tests },
      to: { path: '^packages/adapters/src/eventstoredb/' },
    },
    {
      name: 'telemetry-belongs-to-its-entry',
      comment: 'Whoever wants no telemetry carries none: its API is an optional peer of one entry.',
      severity: 'error',
      from: { path: '^packages/', pathNot: [...tests, '^packages/adapters/src/telemetry/'] },
      to: { path: [...libraries('@opentelemetry/api'), '^packages/adapters/src/telemetry/'] },
    },
    {
      name: 'testing-imports',
      comment: 'The tester of deciders is pure too; it alone knows fast-check.',
      severity: 'error',
      from: { path: testing, pathNot: tests },
      to: { pathNot: [...own('domain'), ...libraries('zod', 'fp-ts', 'fast-check')] },
    },
    ...inwards,
    {
      name: 'kernel-knows-no-room',
      comment: 'Every room stands on the kernel; it stands on none.',
      severity: 'error',
      from: { path: '^packages/domain/src/kernel/' },
      to: { path: '^packages/domain/src/(?!kernel/)' },
    },
    {
      name: 'wings-meet-at-the-door',
      comment: "A wing imports another wing through that wing's index only.",
      severity: 'error',
      from: { path: '^packages/domain/src/(?!kernel/|testing/)([^/]+)/', pathNot: tests },
      to: {
        path: '^packages/domain/src/(?!kernel/)[^/]+/',
        pathNot: ['^packages/domain/src/$1/', '^packages/domain/src/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'testing-stays-out-of-production',
      comment: 'Else fast-check would come along.',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: [...tests, testing] },
      to: { path: testing },
    },
    {
      name: 'no-builtins-in-pure-code',
      comment: 'No clock, no files, no environment: those come in with the command.',
      severity: 'error',
      from: { path: '^packages/(domain|projections)/src/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'packages-meet-by-name',
      comment: 'What is published resolves by name, not by a path in this tree.',
      severity: 'error',
      from: { path: '^(packages/[^/]+|examples)/' },
      to: { path: '^packages/', pathNot: '^$1/', dependencyTypes: ['local'] },
    },
    {
      name: 'examples-use-what-is-published',
      comment: 'An example shows what its reader can do too.',
      severity: 'error',
      from: { path: '^examples/' },
      to: { path: '^packages/', pathNot: entries },
    },
    {
      name: 'nobody-imports-programs',
      comment: 'Examples and scripts are not published.',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(examples|scripts)/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two modules that need each other are one module, or three.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'all-resolve',
      comment: 'Neither a file nor a dependency that this package declares.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(packages/[^/]+|examples|scripts)/(node_modules|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      conditionNames: ['@clientele/source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
