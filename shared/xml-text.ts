/**
 * Text as it may stand in an XML 1.0 document. Promise: what comes out is well-formed as content and as an attribute
 * value, whatever an engine or a clerk put in.
 */

const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The text without the characters XML 1.0 cannot hold at all (control characters, lone surrogates). */
export const xmlAllowed = (text: string): string => text.replace(forbidden, '');

/** The text escaped, for content and for attribute values in double quotes. */
export const xmlText = (text: string): string =>
  xmlAllowed(text).replace(/[&<>"]/g, (character) => escapes[character] ?? character);
