import { describe, expect, it } from 'vitest';
import {
  allowedDocumentSteps,
  allowedDossierSteps,
  type DocumentFacts,
  type DossierFacts,
  documentState,
  dossierDifferences,
  dossierState,
  obstacleSentence,
  sealObstacles,
} from './dossier.ts';

const nothingYet: DossierFacts = {
  plannedSheets: 10,
  plannedPages: null,
  plannedDocuments: 3,
  differenceExplained: null,
  documents: 0,
  emptyDocuments: 0,
  describedDocuments: 0,
  approvedDocuments: 0,
  sentBackDocuments: 0,
  pages: 0,
  waitingPages: 0,
  failedPages: 0,
  blankPages: 0,
  asidePages: 0,
  removedPages: 0,
  batch: null,
  receipt: false,
};

const finished: DossierFacts = {
  ...nothingYet,
  documents: 3,
  describedDocuments: 3,
  approvedDocuments: 3,
  pages: 20,
  blankPages: 7,
};

const codes = (facts: DossierFacts): string[] => sealObstacles(facts).map((obstacle) => obstacle.code);

describe('a dossier on its way', () => {
  it('goes from planned to delivered as the facts come in, each step from the one before', () => {
    const captured = { ...nothingYet, documents: 3, pages: 20, waitingPages: 20 };
    const read = { ...captured, waitingPages: 0, blankPages: 7 };
    const described = { ...read, describedDocuments: 3 };
    const approved = { ...described, approvedDocuments: 3 };
    const sealing: DossierFacts = { ...approved, batch: 'sealing' };
    const sealed: DossierFacts = { ...approved, batch: 'sealed' };
    const delivered = { ...sealed, receipt: true };
    expect([nothingYet, captured, read, described, approved, sealing, sealed, delivered].map(dossierState)).toEqual([
      'planned',
      'captured',
      'read',
      'described',
      'approved',
      'approved',
      'sealed',
      'delivered',
    ]);
  });

  it('stays captured while one page of a thousand failed, whatever else is done', () => {
    expect(dossierState({ ...finished, pages: 1000, failedPages: 1 })).toBe('captured');
  });

  it('is sent back as soon as one of its documents is', () => {
    expect(dossierState({ ...finished, approvedDocuments: 2, sentBackDocuments: 1 })).toBe('sentBack');
  });

  it('is not approved while one document waits for a person', () => {
    expect(dossierState({ ...finished, approvedDocuments: 2 })).toBe('described');
  });
});

describe('sealing', () => {
  it('is open to a finished dossier whose counts agree', () => {
    expect(codes(finished)).toEqual([]);
    expect(allowedDossierSteps(finished)).toContain('seal');
  });

  it('names everything that stops it, with numbers', () => {
    const facts = { ...finished, failedPages: 2, waitingPages: 1, approvedDocuments: 1, sentBackDocuments: 1 };
    expect(sealObstacles(facts)).toEqual([
      { code: 'pages-waiting', params: { count: 1 } },
      { code: 'pages-failed', params: { count: 2 } },
      { code: 'documents-sent-back', params: { count: 1 } },
      { code: 'documents-unapproved', params: { count: 1 } },
    ]);
    expect(allowedDossierSteps(facts)).not.toContain('seal');
  });

  it('stops at an empty dossier and at a document without pages', () => {
    expect(codes(nothingYet)).toEqual(['no-documents']);
    expect(codes({ ...finished, emptyDocuments: 1 })).toEqual(['documents-without-pages']);
  });

  it('never takes a dossier into a second batch, and lets nothing change inside one', () => {
    expect(codes({ ...finished, batch: 'sealing' })).toEqual(['already-in-batch']);
    expect(allowedDossierSteps({ ...finished, batch: 'sealing' })).toEqual([]);
    expect(allowedDossierSteps({ ...finished, batch: 'sealed', receipt: true })).toEqual(['deliver']);
  });
});

describe('sheets on paper against pages captured', () => {
  const sheets = (pages: number, blankPages: number): string[] =>
    codes({ ...finished, plannedSheets: 10, pages, blankPages });

  it.each([
    ['ten sheets scanned on one side', 10, 0],
    ['ten sheets scanned on both sides, all backs blank', 20, 10],
    ['some sheets with two written sides, blank backs left out', 14, 0],
  ])('agree: %s', (_story, pages, blank) => expect(sheets(pages, blank)).toEqual([]));

  it.each([
    ['one sheet missed, one side scanned', 9, 0],
    ['one sheet missed, both sides scanned', 18, 9],
    ['a paper of another dossier slipped in', 21, 8],
  ])('differ: %s', (_story, pages, blank) => expect(sheets(pages, blank)).toEqual(['sheets-differ']));

  it('no longer stop the dossier once a person has explained them, but stay listed', () => {
    const explained = { ...finished, pages: 9, blankPages: 0, differenceExplained: 'Tờ 4 đã mất từ trước' };
    expect(codes(explained)).toEqual([]);
    expect(dossierDifferences(explained).map((difference) => difference.code)).toEqual(['sheets-differ']);
    expect(codes({ ...explained, differenceExplained: '  ' })).toEqual(['sheets-differ']);
  });

  it('compare stated pages with all pages or with the written ones, and documents one to one', () => {
    const facts = { ...finished, plannedSheets: null };
    expect(codes({ ...facts, plannedPages: 20 })).toEqual([]);
    expect(codes({ ...facts, plannedPages: 13 })).toEqual([]);
    expect(codes({ ...facts, plannedPages: 12 })).toEqual(['pages-differ']);
    expect(codes({ ...facts, plannedPages: 21, plannedDocuments: 4 })).toEqual(['pages-differ', 'documents-differ']);
  });

  it('count pages set aside as captured, not as written, and separators not against the sheets', () => {
    // Ten sheets scanned on both sides, their blank backs set aside, and a separator sheet of two sides.
    expect(codes({ ...finished, pages: 22, blankPages: 0, asidePages: 12 })).toEqual([]);
    const [tooFew] = dossierDifferences({ ...finished, pages: 18, blankPages: 0, asidePages: 9 });
    expect(tooFew && obstacleSentence(tooFew).vi).toMatch(/9 trang có chữ và 9 trang để riêng$/);
  });

  it('show pages that were taken out until somebody says why, even when none is left', () => {
    expect(codes({ ...finished, removedPages: 2 })).toEqual(['pages-removed']);
    expect(codes({ ...finished, removedPages: 2, differenceExplained: 'Quét trùng' })).toEqual([]);
    expect(allowedDossierSteps({ ...nothingYet, removedPages: 1 })).toContain('explain');
  });

  it('are not judged before the papers are there and read', () => {
    expect(dossierDifferences(nothingYet)).toEqual([]);
    expect(codes({ ...finished, pages: 9, blankPages: 0, waitingPages: 3 })).toEqual(['pages-waiting']);
  });

  it('are told in plain Vietnamese', () => {
    const [difference] = dossierDifferences({ ...finished, pages: 9, blankPages: 1 });
    expect(difference && obstacleSentence(difference).vi).toBe(
      'Danh sách ghi 10 tờ (từ 10 đến 20 trang) nhưng đã quét 9 trang, trong đó 8 trang có chữ',
    );
  });
});

describe('a document', () => {
  const read: DocumentFacts = {
    pages: 2,
    waitingPages: 0,
    failedPages: 0,
    described: false,
    approved: false,
    sentBack: false,
    inBatch: false,
  };

  it('may be approved once every page is read and its fields are suggested', () => {
    expect(documentState(read)).toBe('read');
    expect(allowedDocumentSteps(read)).toEqual(['correct', 'sendBack']);
    const described = { ...read, described: true };
    expect(allowedDocumentSteps(described)).toEqual(['correct', 'approve', 'sendBack']);
    expect(allowedDocumentSteps({ ...described, failedPages: 1 })).toEqual(['correct']);
    expect(allowedDocumentSteps({ ...described, pages: 0 })).toEqual(['correct']);
  });

  it('once approved can only be sent back, and once sent back approved again', () => {
    const described = { ...read, described: true };
    expect(allowedDocumentSteps({ ...described, approved: true })).toEqual(['sendBack']);
    expect(documentState({ ...described, sentBack: true })).toBe('sentBack');
    expect(allowedDocumentSteps({ ...described, sentBack: true })).toEqual(['correct', 'approve']);
  });

  it('does not change any more inside a batch', () => {
    expect(allowedDocumentSteps({ ...read, approved: true, inBatch: true })).toEqual([]);
  });
});
