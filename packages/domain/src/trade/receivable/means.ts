/** How money comes in (row M12): the means of payment, and which of them are bills that are money only once they mature. */
import * as z from 'zod';
import type { Text } from '../../kernel/index.ts';

/** Reads a {@link PaymentMeans}. */
export const paymentMeansSchema = z.enum([
  'cash',
  'transfer',
  'cheque',
  'card',
  'online',
  'bank-acceptance',
  'commercial-acceptance',
  'set-off',
]);

/** By what a customer pays. */
export type PaymentMeans = z.infer<typeof paymentMeansSchema>;

/** What people call each means of payment. */
export const paymentMeansTexts: Readonly<Record<PaymentMeans, Text>> = {
  cash: { en: 'cash', zh: '现金' },
  transfer: { en: 'bank transfer', zh: '银行转账' },
  cheque: { en: 'cheque', zh: '支票' },
  card: { en: 'card', zh: '银行卡' },
  online: { en: 'online payment', zh: '线上支付' },
  'bank-acceptance': { en: "banker's acceptance bill", zh: '银行承兑汇票' },
  'commercial-acceptance': { en: 'commercial acceptance bill', zh: '商业承兑汇票' },
  'set-off': { en: 'set-off', zh: '抵账' },
};

/** Whether a means of payment is a bill: it matures on a date, and until then it stays a risk (应收票据). */
export const isBill = (means: PaymentMeans): boolean =>
  means === 'bank-acceptance' || means === 'commercial-acceptance';
