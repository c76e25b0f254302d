/**
 * Where a paper belongs: its record group, learnt from what people approve, and the dossier of the inventory that seems
 * to fit it. Proposals with reasons; people decide.
 *
 * Promises: works on the first day from word lists (resources/classification); everything stays on this computer; what
 * was learnt holds numbers only, no words and no names.
 */
import type { DossierFits, GroupModelView } from '../../shared/classification.ts';
import type { FieldName, Suggestion } from '../../shared/fields.ts';
import { type PageText, plainText } from '../../shared/page-text.ts';
import type { Audit } from '../audit.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Database } from '../database/database.ts';
import type { Sight } from '../sight.ts';
import { beginning, type Group, loadColdStart } from './cold-start.ts';
import { openDossierFitting } from './dossier-fit.ts';
import { openGroupModel } from './group-model.ts';
import { proposeGroup, suggestionOf } from './proposal.ts';
import { openRefresh, type ProposalRecords } from './refresh.ts';

export { openIdleLearning } from './idle-learning.ts';

export type Classification = {
  /**
   * The record group of a paper from what was described; null when none is likely enough.
   * @param pages as they were described: evidence counts them, 1 = first
   */
  suggestGroup(pages: readonly PageText[], described: readonly Suggestion[]): Suggestion | null;
  /** The classifier as it stands. */
  view(): GroupModelView;
  worthLearning(): boolean;
  /** Learns anew from everything approved, and looks again at the papers that wait. Long. @throws StationError `too-few-decisions`, `already-learning` */
  learn(
    actor: string,
    run?: { signal?: AbortSignal | undefined; onProgress?: (share: number) => void },
  ): Promise<GroupModelView>;
  dossiersForDocument(sight: Sight, documentId: number): DossierFits;
  /** For the loose papers of an unlisted dossier together; nothing for a listed one. */
  dossiersForLoosePapers(sight: Sight, dossierId: number): DossierFits;
};

/** @param parts.folder where learnt versions lie */
export function openClassification(parts: {
  db: Database;
  audit: Audit;
  catalogue: Catalogue;
  records: ProposalRecords;
  folder: string;
  groups: readonly Group[];
}): Classification {
  const start = beginning(parts.groups, loadColdStart());
  const model = openGroupModel({ ...parts, beginning: start });
  const groupOfTitle = (subject: string): string | null =>
    proposeGroup(start.model, start.phrases, { type: null, symbol: null, issuer: null, subject, body: '' })?.group ??
    null;
  const refresh = openRefresh(parts);
  const fitting = openDossierFitting({ ...parts, groupOfTitle });

  return {
    suggestGroup(pages, described) {
      const value = (name: FieldName): string | null => described.find(({ field }) => field === name)?.value ?? null;
      const number = pages.findIndex((page) => page.blocks.length > 0) + 1;
      const text = pages[number - 1];
      if (text === undefined) return null;
      const paper = {
        type: value('type'),
        symbol: value('symbol'),
        issuer: value('issuer'),
        subject: value('subject'),
        body: plainText(text),
      };
      const proposal = proposeGroup(model.current(), start.phrases, paper);
      return proposal === null ? null : suggestionOf(proposal, { text, number }, described);
    },
    view: model.view,
    worthLearning: model.worthLearning,
    async learn(actor, run) {
      const before = model.view().version;
      const after = await model.learn(actor, run);
      if (after.version !== before) await refresh(model.current(), start.phrases, run?.signal);
      return after;
    },
    dossiersForDocument: fitting.ofDocument,
    dossiersForLoosePapers: fitting.ofDossier,
  };
}
