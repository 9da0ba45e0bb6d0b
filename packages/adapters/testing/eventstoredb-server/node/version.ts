/** In what the servers differ that this one can stand for (contract 23, 24). */

export type VersionName = '22.10.5' | '23.10.6' | '24.6.0';

export interface Version {
  readonly name: VersionName;
  /** When a subscription is told that it has caught up; 23.10 keeps silent on streams that aren't there yet. */
  readonly caughtUp: 'always' | 'unless-missing' | 'never';
  /**
   * 24.6 sends a checkpoint at the end of catching up. It is where the subscription began if no event matched, and for one
   * that began at the start that is 2^64−1, the end: whoever resumes from it skips all that came meanwhile.
   */
  readonly checkpointWhenCaughtUp: boolean;
}

const versions: Readonly<Record<VersionName, Omit<Version, 'name'>>> = {
  '22.10.5': { caughtUp: 'never', checkpointWhenCaughtUp: false },
  '23.10.6': { caughtUp: 'unless-missing', checkpointWhenCaughtUp: false },
  '24.6.0': { caughtUp: 'always', checkpointWhenCaughtUp: true },
};

export const versionNamed = (name: VersionName): Version => ({ name, ...versions[name] });
