/** The company's money. */
import { type Money, money } from '@clientele/domain/kernel';

/** The only currency of the company. */
export const currency = 'CNY';

/** An amount by its fen. */
export const yuan = (fen: number): Money => money(fen, currency);
