/** What holds of every complaint, checked over what was recorded and not by the decider's own rules. */
import { type Law, lawOf, type RecordedEvent, type Text } from '../../kernel/index.ts';
import { type ComplaintEvent, complaintEvents } from './events.ts';
import { type ComplaintState, evolveComplaint, type LodgedComplaint, unlodged } from './state.ts';

const handles = complaintEvents.map(({ type }) => type);
const text = (en: string, zh: string): Text => ({ en, zh });

type Recorded = RecordedEvent<ComplaintEvent>;

const lawOfComplaint = (
  code: string,
  rows: readonly string[],
  says: Text,
  breach: (before: ComplaintState, event: Recorded) => Text | null,
): Law =>
  lawOf<ComplaintEvent, ComplaintState>({
    code: `complaint.${code}`,
    rows,
    text: says,
    scope: 'stream',
    handles,
    initial: unlodged,
    check: (before, event) => ({ memory: evolveComplaint(before, event), breach: breach(before, event) }),
  });

/** A law of what is lodged; what came before its lodging is another law's affair. */
const lawOfLodged = (
  code: string,
  rows: readonly string[],
  says: Text,
  breach: (before: LodgedComplaint, event: Recorded) => Text | null,
): Law =>
  lawOfComplaint(code, rows, says, (before, event) => (before.status === 'lodged' ? breach(before, event) : null));

const isPaused = ({ pauses }: LodgedComplaint): boolean => pauses.at(-1)?.resumed === null;
const isResolved = ({ resolutions }: LodgedComplaint): boolean => resolutions.at(-1)?.reopened === null;

const begins = lawOfComplaint(
  'begins-by-lodging',
  ['O2'],
  text(
    'A complaint is lodged once before anything happens to it, and all its events are of that one complaint.',
    '投诉登记一次之后才有处理，且全部事件都属于该投诉。',
  ),
  (before, { type, data }) => {
    if (type === 'ComplaintLodged')
      return before.status === 'lodged' ? text('it was lodged before', '此前已登记') : null;
    if (before.status !== 'lodged') return text('it was not lodged', '尚未登记');
    return data.complaint === before.complaint
      ? null
      : text(`it is of complaint ${data.complaint}`, `事件属于投诉 ${data.complaint}`);
  },
);

const forward = lawOfLodged(
  'time-goes-forward',
  ['O1', 'O12'],
  text(
    'Nothing happens to a complaint before what happened to it last, so that its clock can be told for any instant.',
    '投诉的处理按时间先后进行，任何时刻的计时都可推算。',
  ),
  ({ lodged, latest }, { type, occurredAt }) =>
    type === 'ComplaintCorrected' || occurredAt >= (latest ?? lodged).at
      ? null
      : text('it is dated before what happened last', '其时间早于最近一次处理'),
);

const standing = lawOfLodged(
  'pauses-and-resolutions-alternate',
  ['O1'],
  text(
    'A complaint is paused, resumed, resolved and reopened by turns: never twice, and never settled while it waits.',
    '投诉的暂停与恢复、解决与重开交替发生，暂停期间不得解决。',
  ),
  (before, { type }) => {
    const [paused, resolved] = [isPaused(before), isResolved(before)];
    if (type === 'ComplaintPaused' && (paused || resolved)) return text('it was paused or resolved', '已暂停或已解决');
    if (type === 'ComplaintResumed' && !paused) return text('it was not paused', '并未暂停');
    if (type === 'ComplaintResolved' && (paused || resolved))
      return text('it was paused or resolved', '已暂停或已解决');
    const needsResolution = type === 'ComplaintConfirmed' || type === 'ComplaintReopened';
    return needsResolution && !resolved ? text('it was not resolved', '尚未解决') : null;
  },
);

const settled = lawOfLodged(
  'grave-ones-are-escalated',
  ['O3', 'O4', 'O5'],
  text(
    'What was escalated is resolved only after a department answers for it, and an emergency only after it was negotiated.',
    '升级的投诉转交责任部门之后才能解决，突发事件与客户协商之后才能解决。',
  ),
  ({ gravity, departments, negotiated }, { type }) => {
    const last = gravity.at(-1);
    if (type !== 'ComplaintResolved' || last === undefined) return null;
    if (last.line === 'escalated' && departments.length === 0) return text('no department answers', '没有责任部门');
    return last.severity === 'emergency' && negotiated === null ? text('it was not negotiated', '尚未协商') : null;
  },
);

const remedies = lawOfLodged(
  'remedies-in-order',
  ['O1'],
  text(
    'A remedy is proposed once, answered once, and given once and only where it was accepted.',
    '处理方案提出一次、答复一次，接受之后才落实且只落实一次。',
  ),
  ({ remedies: all }, event) => {
    if (event.type !== 'RemedyProposed' && event.type !== 'RemedyAnswered' && event.type !== 'RemedyGiven') return null;
    const known = all.find(({ remedy }) => remedy === event.data.remedy);
    if (event.type === 'RemedyProposed')
      return known === undefined ? null : text('it was proposed before', '此前已提出');
    if (known === undefined) return text('it was not proposed', '尚未提出');
    if (event.type === 'RemedyAnswered')
      return known.answered === null ? null : text('it was answered before', '此前已答复');
    return known.answered?.accepted === true && known.given === null
      ? null
      : text('it was not accepted, or given before', '未被接受或此前已落实');
  },
);

const measures = lawOfLodged(
  'cause-correction-prevention',
  ['O1', 'O13'],
  text(
    'A correction follows a cause, a prevention follows a correction, and a prevention is done once.',
    '先有原因，后有纠正；先有纠正，后有预防；每项预防措施只完成一次。',
  ),
  ({ causes, corrections, preventions }, { type, data }) => {
    if (type === 'CorrectionMade') return causes.length > 0 ? null : text('no cause was found', '尚未查明原因');
    if (type === 'PreventionPlanned') return corrections.length > 0 ? null : text('nothing was corrected', '尚未纠正');
    if (type !== 'PreventionDone') return null;
    const planned = preventions.find(({ measure }) => measure === data.measure);
    return planned?.done === null ? null : text('it was not planned, or done before', '尚未制定或此前已完成');
  },
);

/** The laws of the room. */
export const complaintLaws: readonly Law[] = [begins, forward, standing, settled, remedies, measures];
