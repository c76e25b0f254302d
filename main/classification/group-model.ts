/**
 * The classifier of an archive: the word lists on the first day, then what was learnt from approvals, in versions.
 *
 * Promises: a newly learnt version is taken only when it puts at least as many held-out papers right as the one that
 * stands; the last versions are kept, and a file that is damaged falls back to the one before it, in the end to the
 * word lists, and is told; learning can be stopped at any time and then changes nothing.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { GroupModelView } from '../../shared/classification.ts';
import { StationError } from '../../shared/errors.ts';
import type { Audit } from '../audit.ts';
import { type Database, now } from '../database/database.ts';
import { flushFolder, writeFlushed } from '../durable-files.ts';
import type { Beginning } from './cold-start.ts';
import { openDecisions } from './decisions.ts';
import { fittingTemperature, judged, learnt, type Model, rightOf } from './model.ts';
import { modelBytes, openModelBytes } from './model-file.ts';

/** Fewer decisions teach nothing that the word lists do not know better. */
export const LEAST_DECISIONS = 25;
/** The station learns by itself when so many more papers, or this share more, were decided since. */
const WORTH_LEARNING = 20;
const WORTH_LEARNING_SHARE = 0.1;
const KEPT_VERSIONS = 3;

type Row = {
  version: number;
  file: string | null;
  sha256: string | null;
  beginning: number;
  decisions: number;
  learntFrom: number;
  heldOut: number;
  right: number;
  rightBefore: number;
  at: string;
};

export type GroupModel = {
  /** The weights that stand now. */
  current(): Model;
  view(): GroupModelView;
  /** Enough was decided since the last learning to learn again. */
  worthLearning(): boolean;
  /** Learns from all approvals. Long. @throws StationError `too-few-decisions` */
  learn(
    actor: string,
    run?: { signal?: AbortSignal | undefined; onProgress?: (share: number) => void },
  ): Promise<GroupModelView>;
};

export function openGroupModel(parts: {
  db: Database;
  audit: Audit;
  folder: string;
  beginning: Beginning;
}): GroupModel {
  const { db, audit, folder, beginning } = parts;
  const decisions = openDecisions(db);
  const rows = db.prepare<[], Row>(
    `select version, file, sha256, beginning, decisions, learnt_from as learntFrom, held_out as heldOut, held_out_right as right,
       held_out_right_before as rightBefore, at from group_model order by version desc`,
  );
  const insert = db.prepare(
    `insert into group_model (version, file, sha256, beginning, decisions, learnt_from, held_out, held_out_right,
       held_out_right_before, actor, at)
     values (:version, :file, :sha256, :beginning, :decisions, :learntFrom, :heldOut, :right, :rightBefore, :actor, :at)`,
  );

  let standing: { version: number | null; model: Model } | null = null;
  const damaged = new Set<number>();
  let learning = false;

  function newestSound(): { version: number | null; model: Model } {
    for (const row of rows.all()) {
      if (row.file === null || row.beginning !== beginning.version) continue;
      const found = readModel(join(folder, row.file), row.sha256, beginning.version);
      if (found !== null) return { version: row.version, model: found };
      damaged.add(row.version);
    }
    return { version: null, model: beginning.model };
  }

  function opened(): { version: number | null; model: Model } {
    standing ??= newestSound();
    return standing;
  }

  function view(): GroupModelView {
    const { version } = opened();
    const all = rows.all();
    const here = all.find((row) => row.version === version);
    const last = all[0];
    return {
      version,
      learntFrom: here?.learntFrom ?? 0,
      heldOut: here?.heldOut ?? 0,
      right: here?.right ?? 0,
      at: here?.at ?? null,
      decisions: decisions.count(),
      leastDecisions: LEAST_DECISIONS,
      damaged: [...damaged],
      refused:
        last === undefined || last.file !== null
          ? null
          : { at: last.at, right: last.right, rightBefore: last.rightBefore, heldOut: last.heldOut },
    };
  }

  /** Files of versions that nobody will fall back to any more. */
  function dropOld(): void {
    const files = rows.all().flatMap(({ file }) => file ?? []);
    for (const file of files.slice(KEPT_VERSIONS)) rmSync(join(folder, file), { force: true });
  }

  return {
    current: () => opened().model,
    view,
    worthLearning() {
      if (learning) return false;
      const count = decisions.count();
      const [last] = rows.all();
      const since = last?.beginning === beginning.version ? last.decisions : 0;
      return count >= LEAST_DECISIONS && count - since >= Math.max(WORTH_LEARNING, since * WORTH_LEARNING_SHARE);
    },
    async learn(actor, { signal, onProgress } = {}) {
      if (learning) throw new StationError('already-learning', {});
      learning = true;
      try {
        const count = decisions.count();
        if (count < LEAST_DECISIONS) {
          throw new StationError('too-few-decisions', { count, least: LEAST_DECISIONS });
        }
        const before = opened();
        const { groups } = before.model;
        const { learn, heldOut } = await decisions.read(groups, beginning.phrases, {
          signal,
          onRead: (papers) => onProgress?.((READING * papers) / Math.max(count, papers)),
        });
        const found = await learnt(beginning.model, learn, {
          signal,
          onProgress: (share) => onProgress?.(READING + (1 - READING) * share),
        });
        const after = await judged(found, heldOut, { signal });
        const model: Model = { ...found, temperature: fittingTemperature(after, found.temperature) };
        const right = rightOf(after);
        const rightBefore = rightOf(await judged(before.model, heldOut, { signal }));
        const version = (rows.get()?.version ?? 0) + 1;
        const taken = right >= rightBefore;
        const file = taken ? `record-groups-${String(version).padStart(4, '0')}.model` : null;
        const bytes = taken ? await modelBytes(model, beginning.version) : null;
        signal?.throwIfAborted();
        if (file !== null && bytes !== null) {
          mkdirSync(folder, { recursive: true });
          await writeFlushed(join(folder, file), bytes);
          await flushFolder(folder);
        }
        const row = {
          version,
          file,
          decisions: count,
          learntFrom: learn.length,
          heldOut: heldOut.length,
          right,
          rightBefore,
        };
        db.transaction(() => {
          const sha256 = bytes === null ? null : sha256Of(bytes);
          insert.run({ ...row, sha256, beginning: beginning.version, actor, at: now() });
          audit.record({ actor, action: 'classifier.learn', subjectKind: 'archive', subjectId: 1, after: row });
        })();
        if (taken) standing = { version, model };
        dropOld();
        return view();
      } finally {
        learning = false;
      }
    },
  };
}

/** Share of the time that reading the papers takes. */
const READING = 0.5;

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

function readModel(path: string, sha256: string | null, beginning: number): Model | null {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    // Lost with its folder or unreadable: as good as damaged.
    return null;
  }
  if (sha256Of(bytes) !== sha256) return null;
  const opened = openModelBytes(bytes, beginning);
  return 'model' in opened ? opened.model : null;
}
