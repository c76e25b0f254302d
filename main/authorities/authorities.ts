/**
 * The bodies that issue papers: who they were and when (register.ts), which of them a letterhead means (matching.ts),
 * how their names are spelt (spelling.ts), and to which body each document of the archive is linked (links.ts).
 *
 * The one rule of it all: the issuer stands as printed; a body is told by level word, name and date together, and where
 * that leaves several, a person chooses.
 */

export { type Authorities, choiceKey, keepLinked, openAuthorities } from './links.ts';
export { type Match, type MatchReason, matchAuthority, type Printed } from './matching.ts';
export { type Authority, openRegister, type Register } from './register.ts';
export { type Letterhead, type ProperName, properSpelling, withProperSpelling } from './spelling.ts';
