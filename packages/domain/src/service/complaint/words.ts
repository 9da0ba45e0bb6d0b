/** The words of complaints, each value in both languages: how grave, by which way, about what, and what is offered for it. */
import type { Text } from '../../kernel/index.ts';

/** How grave a complaint is: ordinary ones are for the first line (row O4), emergencies are negotiated (row O5). */
export const severities = ['ordinary', 'serious', 'emergency'] as const;
export type Severity = (typeof severities)[number];

/** Severities in words. */
export const severityTexts: Readonly<Record<Severity, Text>> = {
  ordinary: { en: 'Ordinary complaint', zh: '一般投诉' },
  serious: { en: 'Serious complaint', zh: '重大投诉' },
  emergency: { en: 'Emergency', zh: '突发事件' },
};

/** Who answers: the first line, or whom the complaint is passed up to. */
export const serviceLines = ['first', 'escalated'] as const;
export type ServiceLine = (typeof serviceLines)[number];

/** Lines in words. */
export const lineTexts: Readonly<Record<ServiceLine, Text>> = {
  first: { en: 'First line', zh: '一线处理' },
  escalated: { en: 'Escalated', zh: '升级处理' },
};

/** Who can wait, and for whom. */
export const parties = ['complainant', 'handler', 'department', 'supplier', 'carrier', 'authority'] as const;
export type Party = (typeof parties)[number];

/** Parties in words. */
export const partyTexts: Readonly<Record<Party, Text>> = {
  complainant: { en: 'the complainant', zh: '投诉人' },
  handler: { en: 'the handler', zh: '处理人' },
  department: { en: 'the department', zh: '责任部门' },
  supplier: { en: 'the supplier', zh: '供应商' },
  carrier: { en: 'the carrier', zh: '承运商' },
  authority: { en: 'an authority', zh: '主管机关' },
};

/** What can be offered. */
export const remedyKinds = ['return', 'exchange', 'repair', 'compensation', 'allowance'] as const;
export type RemedyKind = (typeof remedyKinds)[number];

/** Remedies in words. */
export const remedyTexts: Readonly<Record<RemedyKind, Text>> = {
  return: { en: 'Return', zh: '退货' },
  exchange: { en: 'Exchange', zh: '换货' },
  repair: { en: 'Repair', zh: '维修' },
  compensation: { en: 'Compensation', zh: '赔偿' },
  allowance: { en: 'Allowance', zh: '折让' },
};

/** The documents that show that a remedy was given. */
export const remedyDocuments = ['return', 'credit-note', 'order', 'service-case', 'payment'] as const;
export type RemedyDocument = (typeof remedyDocuments)[number];

/** Which documents can show which remedy: money is paid or credited, goods come back or go out. */
export const documentsFor: Readonly<Record<RemedyKind, readonly RemedyDocument[]>> = {
  return: ['return', 'credit-note'],
  exchange: ['return', 'order'],
  repair: ['service-case'],
  compensation: ['credit-note', 'payment'],
  allowance: ['credit-note'],
};

/** Where a complaint stands. A resolved one that nobody answers in time has lapsed; nobody has to say so. */
export const standings = ['open', 'paused', 'resolved', 'confirmed', 'lapsed'] as const;
export type Standing = (typeof standings)[number];

/** Standings in words. */
export const standingTexts: Readonly<Record<Standing, Text>> = {
  open: { en: 'Open', zh: '处理中' },
  paused: { en: 'Paused', zh: '已暂停' },
  resolved: { en: 'Resolved', zh: '已解决' },
  confirmed: { en: 'Confirmed by the customer', zh: '客户已确认' },
  lapsed: { en: 'Closed without an answer', zh: '逾期未确认' },
};
