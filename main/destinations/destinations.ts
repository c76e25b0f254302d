/**
 * Destinations, deliveries and receipts. The only writer of the tables destination, delivery and receipt.
 *
 * Promises: a receipt is written only after the commit mark was read back at the destination; its number follows
 * without a gap, it is stored before its files are laid beside the batch, and both carry the same bytes; delivering
 * again changes nothing and says so; a delivery cut short at any moment goes on with the next call.
 */
import { rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import program from '../../package.json' with { type: 'json' };
import { StationError, writeError } from '../../shared/errors.ts';
import type {
  BatchSummary,
  DeliveryOutcome,
  DestinationSummary,
  ReceiptCheck,
  ReceiptSummary,
  ReceiptView,
} from '../../shared/views.ts';
import type { Audit } from '../audit.ts';
import { type Batches, verifyBag } from '../batches/batches.ts';
import { type Database, now } from '../database/database.ts';
import { flushFolder, sha256Of, writeFlushed } from '../durable-files.ts';
import { type Bag, bagEntries, type DeliveryRun, isThere, sendBag, settle } from './delivery.ts';
import type { Destination } from './destination.ts';
import { createFolderStore, openFolder } from './folder.ts';
import { PROOF, parseReceipt, type ReceiptBody, receiptJson, receiptNumber, receiptText } from './receipt.ts';

export type { Destination } from './destination.ts';

export type NewDestination = { name: string; kind: 'folder'; settings: { path: string } };

export type Destinations = {
  /**
   * Adds a destination. The same name for the same place again is harmless; a folder is made if only its last part is
   * missing.
   * @throws StationError `destination-exists`, `destination-unreachable`, `disk-full`
   */
  add(destination: NewDestination, actor: string): Promise<DestinationSummary>;
  list(): DestinationSummary[];
  /** Reaches for a destination and writes there, aside. @throws StationError `not-found`, `destination-unreachable`, `disk-full` */
  probe(destinationId: number): Promise<void>;
  /**
   * Delivers a sealed batch. `alreadyThere`: it lay there whole, with its receipt, and nothing was sent.
   * @throws StationError `not-found`, `not-allowed` (not sealed), and what `sendBag` throws
   */
  deliver(batchId: number, destinationId: number, run: DeliveryRun & { actor: string }): Promise<DeliveryOutcome>;
  receipts(): ReceiptSummary[];
  receiptsOf(batchId: number): ReceiptSummary[];
  /** @throws StationError `not-found` */
  receipt(number: string): ReceiptView;
  /** Lays a copy where a person wants it: as people read it, or, for a name in .json, byte for byte. @throws `not-found`, `disk-full`, `write-failed` */
  saveReceipt(number: string, path: string): Promise<void>;
  /**
   * Re-hashes what lies at the destinations against every receipt, or the one named, and writes down what it found.
   * @throws StationError `not-found`, `cancelled`
   */
  verifyReceipts(run: DeliveryRun & { number?: string | undefined }): Promise<ReceiptCheck[]>;
};

const folderSettings = z.object({ path: z.string() });

type DestinationRow = { id: number; name: string; kind: string; settings: string; store_uid: string };

type ReceiptRow = {
  id: number;
  number: string;
  kind: 'sent' | 'accepted';
  batch_id: number;
  destination_id: number;
  body: string;
  sha256: string;
  previous_sha256: string | null;
  written_at: string;
  checked_at: string | null;
  check_outcome: ReceiptCheck['outcome'] | null;
};

const bagOf = (batch: BatchSummary): Bag => ({
  folder: batch.folder,
  name: `lo-${batch.uid}`,
  uid: batch.uid,
  fingerprint: batch.fingerprint ?? '',
});

const receiptPaths = (uid: string): { json: string; text: string } => ({
  json: `lo-${uid}.bien-nhan.json`,
  text: `lo-${uid}.bien-nhan.txt`,
});

export function openDestinations(parts: { db: Database; batches: Batches; audit: Audit }): Destinations {
  const { db, batches, audit } = parts;
  const allDestinations = db.prepare<[], DestinationRow>('select * from destination order by id');
  const findDestination = db.prepare<[number], DestinationRow>('select * from destination where id = ?');
  const byName = db.prepare<[string], DestinationRow>('select * from destination where name = ?');
  const allReceipts = db.prepare<[], ReceiptRow>('select * from receipt order by id');
  const findReceipt = db.prepare<[number, number], ReceiptRow>(
    `select * from receipt where batch_id = ? and destination_id = ? and kind = 'sent'`,
  );
  const byNumber = db.prepare<[string], ReceiptRow>('select * from receipt where number = ?');
  const ofBatch = db.prepare<[number], ReceiptRow>('select * from receipt where batch_id = ? order by id');
  const lastReceipt = db.prepare<[], ReceiptRow>('select * from receipt order by id desc limit 1');

  const placeOf = (row: DestinationRow): string => folderSettings.parse(JSON.parse(row.settings)).path;
  const summaryOf = (row: DestinationRow): DestinationSummary => ({
    id: row.id,
    name: row.name,
    kind: row.kind,
    place: placeOf(row),
  });
  const open = (row: DestinationRow): Destination =>
    openFolder({ name: row.name, place: placeOf(row), uid: row.store_uid });

  function destinationOf(id: number): DestinationRow {
    const row = findDestination.get(id);
    if (row === undefined) throw new StationError('not-found', { kind: 'kho nhận', id });
    return row;
  }

  function receiptOf(number: string): ReceiptRow {
    const row = byNumber.get(number);
    if (row === undefined) throw new StationError('not-found', { kind: 'biên nhận', id: number });
    return row;
  }

  function receiptSummary(row: ReceiptRow): ReceiptSummary {
    const body = parseReceipt(row.body);
    return {
      number: row.number,
      kind: row.kind,
      batchId: row.batch_id,
      batchUid: body.batch,
      destination: body.destination.name,
      fingerprint: body.fingerprint,
      writtenAt: row.written_at,
      place: body.destination.place,
      checkedAt: row.checked_at,
      checkOutcome: row.check_outcome,
    };
  }

  /** Notes how a delivery stands, for the screen; going on never depends on it. */
  function note(
    batchId: number,
    destinationId: number,
    state: 'running' | 'delivered' | 'failed',
    error?: StationError,
  ) {
    db.prepare(
      `insert into delivery (batch_id, destination_id, state, started_at) values (:batchId, :destinationId, :state, :at)
       on conflict (batch_id, destination_id) do update set state = :state, error_code = :code, error_params = :params,
         finished_at = case when :state = 'running' then null else :at end`,
    ).run({
      batchId,
      destinationId,
      state,
      at: now(),
      code: error?.code ?? null,
      params: error === undefined ? null : JSON.stringify(error.params),
    });
  }

  /** Writes the receipt down, or finds the one that another exporter wrote a moment ago. */
  function writeReceipt(batch: BatchSummary, row: DestinationRow, store: Destination, actor: string): ReceiptRow {
    return db
      .transaction(() => {
        const known = findReceipt.get(batch.id, row.id);
        if (known !== undefined) return known;
        const writtenAt = now();
        const year = new Date(writtenAt).getUTCFullYear();
        const count = db
          .prepare<[string], { n: number }>('select count(*) as n from receipt where number like ?')
          .get(`BN-${year}-%`);
        const previous = lastReceipt.get();
        const body = receiptJson(
          receiptBody(batch, row, store, {
            receipt: receiptNumber(year, (count?.n ?? 0) + 1),
            writtenAt,
            actor,
            previous: previous === undefined ? null : { receipt: previous.number, sha256: previous.sha256 },
          }),
        );
        const { receipt: number } = parseReceipt(body);
        db.prepare(
          `insert into receipt (number, kind, batch_id, destination_id, body, sha256, previous_sha256, written_at)
           values (?, 'sent', ?, ?, ?, ?, ?, ?)`,
        ).run(number, batch.id, row.id, body, sha256Of(body), previous?.sha256 ?? null, writtenAt);
        audit.record({
          actor,
          action: 'batch.deliver',
          subjectKind: 'batch',
          subjectId: batch.id,
          after: { receipt: number, destination: row.name, sha256: sha256Of(body) },
        });
        const written = findReceipt.get(batch.id, row.id);
        if (written === undefined) throw new Error('a receipt just written is not there');
        return written;
      })
      .immediate();
  }

  function receiptBody(
    batch: BatchSummary,
    row: DestinationRow,
    store: Destination,
    given: Pick<ReceiptBody, 'receipt' | 'writtenAt' | 'previous'> & { actor: string },
  ): ReceiptBody {
    const dossiers = db
      .prepare<[number], ReceiptBody['dossiers'][number]>(
        `select d.code, count(distinct x.id) as documents, count(p.id) as pages
         from batch_document b join document x on x.id = b.document_id join dossier d on d.id = x.dossier_id
         join page p on p.document_id = x.id and p.aside = 0 where b.batch_id = ? group by d.id order by d.code`,
      )
      .all(batch.id);
    const station = db.prepare<[], { uid: string; name: string }>('select uid, name from archive').get();
    const { actor, ...facts } = given;
    const person = db.prepare<[string], string>('select full_name from user where name = ?').pluck().get(actor);
    return {
      receipt: facts.receipt,
      kind: 'sent',
      batch: batch.uid,
      fingerprint: batch.fingerprint ?? '',
      profile: batch.profile,
      dossiers,
      totals: { dossiers: batch.dossiers, documents: batch.documents, pages: batch.pages, bytes: batch.bytes },
      destination: { name: row.name, kind: row.kind, place: `${store.place}/lo-${batch.uid}`, store: row.store_uid },
      sender: {
        station: station?.uid ?? '',
        name: station?.name ?? '',
        actor,
        ...(person === undefined ? {} : { person }),
      },
      proof: PROOF,
      writtenAt: facts.writtenAt,
      software: `${program.productName} ${program.version}`,
      previous: facts.previous,
      auditHead: audit.head(),
    };
  }

  /** Lays the receipt beside the batch, for whoever looks after the store. */
  async function layReceipt(store: Destination, receipt: ReceiptRow, signal: AbortSignal | undefined): Promise<void> {
    const body = parseReceipt(receipt.body);
    const paths = receiptPaths(body.batch);
    const text = receiptText(body);
    await settle(store, paths.json, { text: receipt.body }, receipt.sha256, signal);
    await settle(store, paths.text, { text }, sha256Of(text), signal);
  }

  async function deliver(
    batchId: number,
    destinationId: number,
    run: DeliveryRun & { actor: string },
  ): Promise<DeliveryOutcome> {
    const batch = batches.show(batchId);
    if (batch.state !== 'sealed') {
      const params = { step: 'giao nộp', kind: 'lô', id: batch.uid, state: 'đang đóng gói' };
      throw new StationError('not-allowed', params);
    }
    const row = destinationOf(destinationId);
    const bag = bagOf(batch);
    const store = open(row);
    let begun = false;
    try {
      await store.probe();
      const known = findReceipt.get(batchId, destinationId);
      if (known !== undefined && (await isThere(store, bag, (await bagEntries(bag)).entries))) {
        await layReceipt(store, known, run.signal);
        return { ...receiptSummary(known), alreadyThere: true };
      }
      begun = true;
      note(batchId, destinationId, 'running');
      await sendBag(store, bag, run);
      const receipt = writeReceipt(batch, row, store, run.actor);
      await layReceipt(store, receipt, run.signal);
      note(batchId, destinationId, 'delivered');
      return { ...receiptSummary(receipt), alreadyThere: false };
    } catch (cause) {
      // A batch with a receipt stays delivered as long as nobody could look; what was seen to be wrong is noted.
      const proven = !begun && findReceipt.get(batchId, destinationId) !== undefined;
      if (cause instanceof StationError && !proven) note(batchId, destinationId, 'failed', cause);
      throw cause;
    } finally {
      await store.close().catch(() => undefined);
    }
  }

  async function check(receipt: ReceiptRow, previous: ReceiptRow | undefined, run: DeliveryRun): Promise<ReceiptCheck> {
    const row = destinationOf(receipt.destination_id);
    const summary = receiptSummary(receipt);
    const store = open(row);
    const name = `lo-${summary.batchUid}`;
    const paths = receiptPaths(summary.batchUid);
    const result = { number: receipt.number, destination: row.name };
    try {
      await store.probe();
      const reader = {
        text: (path: string) => store.text(`${name}/${path}`),
        hash: (path: string) => store.hash(`${name}/${path}`, run.signal),
        list: () => store.list(name),
      };
      const bag = await verifyBag(reader, { signal: run.signal });
      const problems = [...bag.problems];
      if (bag.fingerprint !== null && bag.fingerprint !== summary.fingerprint) {
        problems.push('dấu hoàn tất tại kho nhận không phải là dấu ghi trong biên nhận');
      }
      if (sha256Of(receipt.body) !== receipt.sha256) problems.push('biên nhận trong cơ sở dữ liệu đã bị thay đổi');
      if (receipt.previous_sha256 !== (previous?.sha256 ?? null)) problems.push('chuỗi biên nhận bị đứt ở số này');
      const laid = await store.hash(paths.json, run.signal);
      if (laid === null) problems.push(`thiếu tệp biên nhận ${paths.json}`);
      else if (laid !== receipt.sha256) problems.push(`tệp biên nhận ${paths.json} đã bị thay đổi`);
      return { ...result, outcome: problems.length === 0 ? 'intact' : 'damaged', files: bag.files, problems };
    } catch (cause) {
      if (!(cause instanceof StationError) || cause.code === 'cancelled') throw cause;
      return { ...result, outcome: 'unreachable', files: 0, problems: [cause.message] };
    } finally {
      await store.close().catch(() => undefined);
    }
  }

  return {
    async add({ name, kind, settings }, actor) {
      const place = resolve(settings.path);
      const known = byName.get(name);
      if (known !== undefined && placeOf(known) !== place) {
        throw new StationError('destination-exists', { name, place: placeOf(known) });
      }
      const uid = await createFolderStore(name, place);
      if (known !== undefined && known.store_uid === uid) return summaryOf(known);
      db.transaction(() => {
        db.prepare(
          `insert into destination (name, kind, settings, store_uid, created_at) values (?, ?, ?, ?, ?)
           on conflict (name) do update set store_uid = excluded.store_uid`,
        ).run(name, kind, JSON.stringify({ path: place }), uid, now());
        audit.record({
          actor,
          action: 'destination.add',
          subjectKind: 'destination',
          subjectId: name,
          before: known === undefined ? undefined : { store: known.store_uid },
          after: { kind, place, store: uid },
        });
      })();
      const added = byName.get(name);
      if (added === undefined) throw new Error('a destination just added is not there');
      return summaryOf(added);
    },
    list: () => allDestinations.all().map(summaryOf),
    async probe(destinationId) {
      const store = open(destinationOf(destinationId));
      try {
        await store.probe();
      } finally {
        await store.close().catch(() => undefined);
      }
    },
    deliver,
    receipts: () => allReceipts.all().map(receiptSummary),
    receiptsOf: (batchId) => ofBatch.all(batchId).map(receiptSummary),
    receipt(number) {
      const row = receiptOf(number);
      const { body, sha256, previous_sha256: previousSha256 } = row;
      return { ...receiptSummary(row), text: receiptText(parseReceipt(body)), body, sha256, previousSha256 };
    },
    async saveReceipt(number, path) {
      const { body } = receiptOf(number);
      const text = /\.json$/i.test(path) ? body : receiptText(parseReceipt(body));
      const aside = `${path}.${process.pid}.part`;
      try {
        await writeFlushed(aside, text);
        await rename(aside, path);
        await flushFolder(dirname(path));
      } catch (cause) {
        await rm(aside, { force: true });
        throw writeError(path, cause);
      }
    },
    async verifyReceipts(run) {
      const found: ReceiptCheck[] = [];
      const all = allReceipts.all();
      const receipts = run.number === undefined ? all : [receiptOf(run.number)];
      for (const [i, receipt] of receipts.entries()) {
        run.onProgress?.({ done: i, total: receipts.length, current: receipt.number });
        const previous = all[all.findIndex(({ id }) => id === receipt.id) - 1];
        const result = await check(receipt, previous, run);
        db.prepare('update receipt set checked_at = ?, check_outcome = ? where id = ?').run(
          now(),
          result.outcome,
          receipt.id,
        );
        found.push(result);
      }
      run.onProgress?.({ done: receipts.length, total: receipts.length, current: '' });
      return found;
    },
  };
}
