/**
 * What was typed and not yet answered for by the station, kept where a crash of the window or of the station cannot reach
 * it. A draft goes away only when the station has that very text. Papers are known by their uid: ids of two archives
 * may be the same.
 */
import { type FieldName, fieldNames } from '../../../shared/fields.ts';

export type Drafts = Readonly<Partial<Record<FieldName, string>>>;

const keyOf = (uid: string): string => `review-draft:${uid}`;

export function readDrafts(uid: string): Drafts {
  const stored = localStorage.getItem(keyOf(uid));
  if (stored === null) return {};
  try {
    const drafts: unknown = JSON.parse(stored);
    if (typeof drafts !== 'object' || drafts === null) return {};
    return Object.fromEntries(
      Object.entries(drafts).filter(
        ([field, text]) => (fieldNames as readonly string[]).includes(field) && typeof text === 'string',
      ),
    );
  } catch {
    return {};
  }
}

function write(uid: string, drafts: Drafts): void {
  if (Object.keys(drafts).length === 0) localStorage.removeItem(keyOf(uid));
  else localStorage.setItem(keyOf(uid), JSON.stringify(drafts));
}

export const keepDraft = (uid: string, field: FieldName, text: string): void =>
  write(uid, { ...readDrafts(uid), [field]: text });

/** The station has this text now; what was typed since stays. */
export function settleDraft(uid: string, field: FieldName, text: string): void {
  const drafts = readDrafts(uid);
  if (drafts[field] !== text) return;
  const { [field]: _, ...others } = drafts;
  write(uid, others);
}
