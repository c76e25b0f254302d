/**
 * The archive's database: opening, pragmas, transactions, migrations. The only importer of better-sqlite3.
 *
 * Promises: a transaction is on the disk when it returns (WAL with synchronous=FULL: a power cut loses nothing that
 * was reported done); a database written by a newer program is refused untouched; every migration runs whole or not
 * at all, foreign keys checked before it commits. Functions that migrations' triggers need (fold) are registered
 * here, so no code can open the file without them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import BetterSqlite, { type Database as Handle } from 'better-sqlite3';
import { StationError } from '../../shared/errors.ts';
import { fold, searchForm } from '../../shared/vietnamese.ts';

export type Database = Handle;

/** "TSHÓ" in ASCII: tells our files from any other SQLite file. */
const APPLICATION_ID = 0x54534841;

type Migration = { readonly version: number; readonly name: string; readonly sql: string };

const migrationsFolder = new URL('./migrations/', import.meta.url);

export const migrations: readonly Migration[] = readdirSync(migrationsFolder)
  .filter((name) => name.endsWith('.sql'))
  .sort()
  .map((name) => ({
    version: Number.parseInt(name, 10),
    name,
    sql: readFileSync(new URL(name, migrationsFolder), 'utf8'),
  }));

export const schemaVersion = migrations.at(-1)?.version ?? 0;

/**
 * Opens (or creates) the database file and brings it to the newest schema.
 * @throws StationError `archive-newer`, `archive-damaged`
 */
export function openDatabase(file: string, upTo = schemaVersion): Database {
  const db = new BetterSqlite(file, { timeout: 5000 });
  try {
    db.pragma('journal_mode = wal');
    db.pragma('synchronous = full');
    db.pragma('foreign_keys = on');
    db.pragma('cache_size = -32000');
    db.function('fold', { deterministic: true }, (text) => (text === null ? null : fold(String(text))));
    db.function('search_form', { deterministic: true }, (text) => (text === null ? null : searchForm(String(text))));
    migrate(db, upTo);
    return db;
  } catch (cause) {
    db.close();
    if (cause instanceof BetterSqlite.SqliteError && /CORRUPT|NOTADB/.test(cause.code)) {
      throw new StationError('archive-damaged', { folder: file, detail: cause.message }, { cause });
    }
    throw cause;
  }
}

function migrate(db: Database, upTo: number): void {
  const found = db.pragma('user_version', { simple: true }) as number;
  if (found > schemaVersion) throw new StationError('archive-newer', { found, known: schemaVersion });
  const identity = db.pragma('application_id', { simple: true }) as number;
  if (found > 0 && identity !== APPLICATION_ID) {
    throw new StationError('archive-damaged', { folder: db.name, detail: 'application_id' });
  }
  for (const migration of migrations) {
    if (migration.version <= found || migration.version > upTo) continue;
    // Foreign keys must be off while a migration rebuilds tables, and cannot be switched inside a transaction.
    db.pragma('foreign_keys = off');
    db.transaction(() => {
      db.exec(migration.sql);
      const broken = db.pragma('foreign_key_check') as unknown[];
      if (broken.length > 0)
        throw new Error(`${migration.name} leaves broken references: ${JSON.stringify(broken[0])}`);
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma(`user_version = ${migration.version}`);
    }).exclusive();
    db.pragma('foreign_keys = on');
  }
}

/**
 * Takes an exclusive lock on a file, held by the operating system: it is gone when the process is, however it ends.
 * SQLite's own file lock serves, since Node has none; the file holds nothing.
 * @returns the function that lets go, or null when another process (or another caller in this one) holds it
 */
export function holdLock(file: string): (() => void) | null {
  const lock = new BetterSqlite(file, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
    return () => lock.close();
  } catch (cause) {
    lock.close();
    if (cause instanceof BetterSqlite.SqliteError && cause.code.startsWith('SQLITE_BUSY')) return null;
    throw cause;
  }
}

/** What SQLite itself finds wrong with the file; empty when it is sound. */
export function checkDatabase(db: Database): string[] {
  const integrity = db.pragma('integrity_check') as { integrity_check: string }[];
  const references = db.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[];
  return [
    ...integrity.map((row) => row.integrity_check).filter((line) => line !== 'ok'),
    ...references.map((row) => `${row.table} ${row.rowid} -> ${row.parent}`),
  ];
}

/** Copies the database while it is in use, whole and consistent, page by page. */
export async function backupDatabase(db: Database, file: string): Promise<void> {
  await db.backup(file);
}

/** The schema as SQL text, as committed in schema.sql for review. */
export function schemaText(db: Database): string {
  const rows = db
    .prepare<[], { sql: string }>(
      `select sql from sqlite_schema where sql is not null and name not like 'sqlite_%'
       and name not in (select s.name from sqlite_schema s join sqlite_schema v on v.sql like 'create virtual table%'
                        and s.name like v.name || '\\_%' escape '\\' and s.type = 'table')
       order by type = 'trigger', type = 'index', tbl_name, name`,
    )
    .all();
  return `-- Generated by "npm run schema" from main/database/migrations. Do not edit.\n\n${rows.map((r) => `${r.sql};`).join('\n\n')}\n`;
}

/** The time now as the database writes it. */
export const now = (): string => new Date().toISOString();
