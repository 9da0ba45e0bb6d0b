/** Deciding of what a plan rests on, who agrees to it, and whether it may be approved in that light. */
import * as E from 'fp-ts/lib/Either.js';
import { type CommandOf, type Decision, refuse, unless } from '../../kernel/index.ts';
import { agreedBy, groundOf, type PlanContent } from './content.ts';
import { budgetFault } from './decide-measure.ts';
import type { PlanHeader, TargetEvent } from './events.ts';
import { tooEarlyFault } from './faults.ts';
import {
  type AgreeToTargetPlan,
  type GoalLink,
  type GroundTargetPlan,
  policySources,
  TargetPlanAgreed,
  TargetPlanGrounded,
} from './ground.ts';
import { entriesOf } from './growing-map.ts';
import { targetFor } from './lookups.ts';
import { traitsOf } from './plan.ts';
import { approvedFault, openedPlan } from './plan-standing.ts';
import type { ContentRejection, TargetRejection } from './rejections.ts';
import type { TargetState } from './state.ts';
import type { TargetTree } from './tree.ts';

type Answer = Decision<TargetRejection, TargetEvent>;

/** It is told what a plan rests on; a policy of the year follows from the production and the operation plan (row A48). */
export const groundPlan = ({ data, meta }: CommandOf<typeof GroundTargetPlan>, state: TargetState): Answer => {
  const plan = openedPlan(state, data.plan);
  if (E.isLeft(plan)) return refuse(plan.left);
  const { policy } = data.ground;
  const missing = policySources.filter((kind) => !(policy?.from.some((source) => source.kind === kind) ?? false));
  return unless<TargetRejection, TargetEvent>(
    [
      approvedFault(state),
      policy !== undefined && missing.length > 0 && { code: 'target.policy-without-source', data: { missing } },
      budgetFault(
        data.ground.budget ?? null,
        state.content.measures.map(({ measure }) => measure),
      ),
      tooEarlyFault(plan.right, 'plan', meta.at, state.tree.opened?.at),
    ],
    () => [TargetPlanGrounded.of(data)],
  );
};

/** A partner agrees, in the role that was asked for, to a plan that says something (row A27). */
export const agreeToPlan = ({ data, meta }: CommandOf<typeof AgreeToTargetPlan>, state: TargetState): Answer => {
  const plan = openedPlan(state, data.plan);
  if (E.isLeft(plan)) return refuse(plan.left);
  const { partner } = data;
  const { id: actor, roles } = meta.by;
  const partners = groundOf(state.content)?.partners ?? [];
  return unless<TargetRejection, TargetEvent>(
    [
      approvedFault(state),
      !partners.includes(partner) && { code: 'target.not-a-partner', data: { partner, partners } },
      !roles.includes(partner) && { code: 'target.speaks-for-another', data: { actor, roles, partner } },
      entriesOf(state.tree.facts).size === 0 && { code: 'target.nothing-set', data: { plan: data.plan } },
      tooEarlyFault(plan.right, 'changes', meta.at, state.latest ?? undefined),
    ],
    () => (agreedBy(state.content).has(partner) ? [] : [TargetPlanAgreed.of(data)]),
  );
};

/** A target that is too much or too little for a goal of another department (row A26). */
const linkFault = (tree: TargetTree, { span, unit }: PlanHeader, link: GoalLink): ContentRejection | null => {
  const { department, goal, subject } = link;
  const realistic = targetFor(tree, subject, span)?.realistic ?? null;
  const { least = null, most = null } = link;
  const fits =
    realistic !== null &&
    (least === null || realistic >= BigInt(least)) &&
    (most === null || realistic <= BigInt(most));
  return fits
    ? null
    : {
        code: 'target.out-of-step',
        data: { department, goal, subject, unit, realistic: realistic === null ? null : `${realistic}`, least, most },
      };
};

/** Of a progressive chain each year goes beyond the one before: above it, or below it where less is better (row A10). */
const stepFaults = (tree: TargetTree, { metric, unit, span, follows }: PlanHeader): readonly ContentRejection[] =>
  (follows?.levels ?? []).flatMap(({ subject, realistic: earlier }): readonly ContentRejection[] => {
    const now = targetFor(tree, subject, span)?.realistic ?? null;
    const isStep =
      now !== null && (traitsOf[metric].direction === 'lower' ? now < BigInt(earlier) : now > BigInt(earlier));
    const data = { subject, unit, earlier, now: now === null ? null : `${now}`, follows: follows?.plan ?? '' };
    return isStep ? [] : [{ code: 'target.no-step-beyond', data }];
  });

/**
 * Why a plan may not be approved in the light of what it rests on: no principles and basis (row A49), partners who haven't
 * agreed to it as it stands (row A27), out of step with another department (row A26), no step beyond the year before (row
 * A10). Of a record only the last is asked.
 */
export const groundFaults = (
  tree: TargetTree,
  content: PlanContent,
  header: PlanHeader,
): readonly ContentRejection[] => {
  const steps = stepFaults(tree, header);
  if (header.record) return steps;
  const ground = groundOf(content);
  if (ground === null) return [{ code: 'target.no-ground', data: { plan: header.plan } }, ...steps];
  const agreed = agreedBy(content);
  const missing = [...new Set(ground.partners)].filter((partner) => !agreed.has(partner));
  return [
    ...(missing.length === 0 ? [] : [{ code: 'target.not-agreed', data: { missing } } as const]),
    ...ground.links.flatMap((link) => linkFault(tree, header, link) ?? []),
    ...steps,
  ];
};
