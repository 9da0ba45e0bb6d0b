/** What holds of every customer's satisfaction, over what was recorded. */
import type { Law, Text } from '../../kernel/index.ts';
import { lawsOfState } from '../state-law.ts';
import { type SatisfactionEvent, satisfactionEvents } from './events.ts';
import { evolveSatisfaction, nothingHeard, type SatisfactionState } from './state.ts';

const text = (en: string, zh: string): Text => ({ en, zh });
const lawOf = lawsOfState<SatisfactionState, SatisfactionEvent>({
  category: 'satisfaction',
  events: satisfactionEvents,
  initial: nothingHeard,
  evolve: evolveSatisfaction,
});

/** The laws of the room. */
export const satisfactionLaws: readonly Law[] = [
  lawOf(
    'one-customer',
    ['O6', 'O9'],
    text('All that is recorded in it is of one customer.', '其中的全部记录属于同一客户。'),
    ({ customer }, { data }) =>
      customer === null || customer === data.customer
        ? null
        : text(`it is of customer ${data.customer}`, `事件属于客户 ${data.customer}`),
  ),
  lawOf(
    'answers-follow-questions',
    ['O9', 'O10', 'O20'],
    text(
      'A survey is answered once after it was sent, a delivery is followed up after it was made, an offer is answered once.',
      '调查发出之后答复一次，交付之后才有跟进联系，报价的服务只答复一次。',
    ),
    ({ surveys, deliveries, offers }, { type, data }) => {
      if (type === 'SurveyAnswered')
        return surveys.find(({ survey }) => survey === data.survey)?.answered === null
          ? null
          : text('it was not sent, or answered before', '未发出或此前已答复');
      if (type === 'ContactedAfterDelivery')
        return deliveries.some(({ order }) => order === data.order) ? null : text('nothing was delivered', '尚未交付');
      if (type === 'UpgradeAnswered')
        return offers.find(({ offer }) => offer === data.offer)?.replied === null
          ? null
          : text('it was not offered, or answered before', '未提出或此前已答复');
      return null;
    },
  ),
  lawOf(
    'falls-are-explained-once',
    ['O12'],
    text('Only a fall that was found is explained, and once.', '只有已发现的下降才需说明原因，且只说明一次。'),
    ({ falls }, { type, data }) =>
      type !== 'FallExplained' || falls.find(({ survey }) => survey === data.survey)?.explained === null
        ? null
        : text('no fall was found, or it was explained before', '未发现下降或此前已说明'),
  ),
  lawOf(
    'opinions-are-reported-then-used',
    ['O11', 'O14', 'O15'],
    text(
      'An opinion is given, then reported to the management once, then used once.',
      '意见先收集，再上报一次，然后用于改进一次。',
    ),
    ({ opinions }, { type, data }) => {
      if (type !== 'OpinionReported' && type !== 'OpinionUsed') return null;
      const known = opinions.find(({ opinion }) => opinion === data.opinion);
      if (known === undefined) return text('it was not given', '尚未收集');
      if (type === 'OpinionReported')
        return known.reported === null ? null : text('it was reported before', '此前已上报');
      return known.reported !== null && known.used === null
        ? null
        : text('it was not reported, or used before', '尚未上报或此前已改进');
    },
  ),
];
