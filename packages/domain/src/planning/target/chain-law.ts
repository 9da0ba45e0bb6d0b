/**
 * What holds of chains of plans (渐进式目标, row A10): what a plan says of the levels of the one before it is what that plan
 * says, and an approved plan goes beyond them. Two streams are compared here, since no decider reads another's stream.
 */
import { type Law, lawOf, type Text } from '../../kernel/index.ts';
import type { PlanHeader, TargetEvent } from './events.ts';
import { targetFor } from './lookups.ts';
import { traitsOf } from './plan.ts';
import { noTargets, type TargetTree, withEvent } from './tree.ts';
import { everything } from './tree-law.ts';

type Trees = ReadonlyMap<string, TargetTree>;

/** What is wrong with the levels that a plan says it goes beyond, in the light of the plans as they stand. */
const breachOf = (trees: Trees, tree: TargetTree, { plan, metric, span, follows }: PlanHeader): Text | null => {
  const before = follows === undefined ? undefined : trees.get(follows.plan);
  if (follows === undefined || before?.header == null) return null;
  for (const { subject, realistic } of follows.levels) {
    const stood = targetFor(before, subject, before.header.span)?.realistic ?? null;
    if (stood !== BigInt(realistic))
      return {
        en: `${plan} says that ${subject} had ${realistic} in ${follows.plan}, where it has ${stood ?? 'no target'}.`,
        zh: `${plan} 称 ${subject} 在 ${follows.plan} 中为 ${realistic}，而其中为 ${stood ?? '无目标'}。`,
      };
    const now = targetFor(tree, subject, span)?.realistic ?? null;
    const isStep = now !== null && (traitsOf[metric].direction === 'lower' ? now < stood : now > stood);
    if (!isStep)
      return {
        en: `${plan} was approved with ${now ?? 'no target'} for ${subject}, which is no step beyond ${stood}.`,
        zh: `${plan} 获批时 ${subject} 为 ${now ?? '无目标'}，未超过 ${stood}。`,
      };
  }
  return null;
};

/** The law of progressive chains. */
export const progressiveChain: Law = lawOf<TargetEvent, Trees>({
  code: 'target.chain-goes-beyond',
  rows: ['A10'],
  text: {
    en: 'A plan of a progressive chain names the levels of the plan before it as they stand there, and is approved beyond them.',
    zh: '渐进式目标链中的计划如实载明前一计划的水平，且须超过该水平方可获批。',
  },
  scope: 'log',
  handles: everything,
  initial: new Map(),
  check: (trees, event) => {
    const { plan } = event.data;
    const tree = withEvent(trees.get(plan) ?? noTargets, event);
    const isFinal = event.type === 'TargetPlanApproved' && event.data.step === event.data.steps;
    return {
      memory: new Map(trees).set(plan, tree),
      breach: isFinal && tree.header !== null ? breachOf(trees, tree, tree.header) : null,
    };
  },
});
