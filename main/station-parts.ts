/**
 * Everything a station is made of, opened in order and closed in reverse. The table of contents of the program: read it
 * from top to bottom to see what rests on what.
 */
import { basename } from 'node:path';
import { v7 as uuid } from 'uuid';
import { holdArchiveFolder } from './archive-folder.ts';
import { openAudit } from './audit.ts';
import { keepLinked, openAuthorities } from './authorities/authorities.ts';
import { openBackground } from './background.ts';
import { openBatches } from './batches/batches.ts';
import { openCatalogue } from './catalogue/catalogue.ts';
import { openClassification, openIdleLearning } from './classification/classification.ts';
import { now, openDatabase } from './database/database.ts';
import { openDestinations } from './destinations/destinations.ts';
import { openEvents } from './events.ts';
import { openIntake } from './intake/intake.ts';
import { openInventory } from './inventory/inventory.ts';
import { openJobs } from './jobs/jobs.ts';
import { openLog } from './log.ts';
import { openOriginals } from './originals/originals.ts';
import { openPagePictures } from './page-picture.ts';
import { openPdfReader } from './pdf/pdf.ts';
import { openPeople } from './people/people.ts';
import { openReading } from './reading.ts';
import { type EnginePool, openEngines } from './recognition/recognition.ts';
import { loadRecordGroups } from './record-groups.ts';
import { MACHINE, openRecords } from './records/records.ts';
import { openSavedSearches, openSearch } from './search/search.ts';
import { openSettings } from './settings.ts';
import { openSights } from './sight.ts';

export type StationOptions = {
  /** Makes a new archive when the folder is not one yet. */
  create?:
    | {
        name: string;
        fonds?: { code: string; title: string } | undefined;
        /** Made from the bundled samples, for learning. */
        practice?: boolean | undefined;
        actor: string;
      }
    | undefined;
  /** Another pool of engines, for tests and measurements. */
  engines?: EnginePool;
  /** Works the queue by itself, as long as it is open. Otherwise it is worked by the call `work.run`. */
  background?: boolean | undefined;
};

export type StationParts = ReturnType<typeof openStationParts>;

/** @throws StationError with an `archive-…` code; whatever had been opened is closed again */
export function openStationParts(folder: string, options: StationOptions) {
  const archive = holdArchiveFolder(folder, { create: options.create !== undefined });
  const closers: (() => void | Promise<void>)[] = [archive.release];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const { log, close: closeLog } = openLog(archive.logs);
    closers.push(closeLog);
    const db = openDatabase(archive.databaseFile);
    closers.push(() => void db.close());
    const audit = openAudit(db);
    const events = openEvents();
    const jobs = openJobs({ db });
    const originals = openOriginals({ folder: archive.originals, db });
    const people = openPeople({ db, audit });
    const settings = openSettings({ db, audit });
    const sights = openSights(db);
    const catalogue = openCatalogue(db);
    const records = openRecords({ db, audit, jobs });
    // A creation cut short between the file and this row is finished by the next opener.
    if (db.prepare('select 1 from archive').get() === undefined) {
      const { name, fonds, actor } = options.create ?? { name: basename(archive.folder), actor: 'máy' };
      db.transaction(() => {
        db.prepare('insert into archive (id, uid, name, created_at) values (1, ?, ?, ?)').run(uuid(), name, now());
        if (options.create?.practice === true) db.prepare('update settings set practice = 1').run();
        audit.record({ actor, action: 'archive.create', subjectKind: 'archive', subjectId: 1, after: { name } });
        const fondsId = records.ensureFonds(fonds ?? { code: '01', title: name }, actor);
        records.ensureInventory({ fondsId, code: '01', title: 'Mục lục 01' }, actor);
      })();
    }
    const pdf = openPdfReader();
    closers.push(() => pdf.close());
    const engines = options.engines ?? openEngines();
    closers.push(() => engines.close());
    const classification = openClassification({
      db,
      audit,
      catalogue,
      records,
      folder: archive.models,
      groups: loadRecordGroups(),
    });
    const runners = openReading({
      classification,
      db,
      originals,
      records,
      pdf,
      engines,
      renditions: archive.renditions,
    });
    const pictures = openPagePictures({ db, originals, pdf, folder: archive.renditions });
    const intake = openIntake({ db, originals, pdf, records, audit });
    const authorities = openAuthorities(db);
    const search = openSearch({ db, catalogue, authorities });
    const savedSearches = openSavedSearches(db);
    const inventory = openInventory({ db, records, catalogue });
    const batches = openBatches({ db, catalogue, folder: archive.batches, originals, pdf, records, audit });
    const destinations = openDestinations({ db, batches, audit });
    const background = openBackground({
      db,
      engines,
      events,
      folder: archive.folder,
      jobs,
      log,
      records,
      runners,
      search,
    });
    closers.push(() => background.stop());
    if (options.background === true) closers.push(keepLinked(authorities, events));
    const idleLearning = openIdleLearning({
      classification,
      events,
      log,
      busy: () => background.state().state === 'running',
      actor: MACHINE,
    });
    closers.push(() => idleLearning.stop());
    if (options.background === true) {
      background.start();
      idleLearning.start();
    }
    return {
      archive,
      authorities,
      log,
      db,
      audit,
      events,
      jobs,
      originals,
      people,
      settings,
      sights,
      catalogue,
      classification,
      records,
      pdf,
      pictures,
      engines,
      runners,
      intake,
      search,
      savedSearches,
      inventory,
      batches,
      destinations,
      background,
      close,
    };
  } catch (cause) {
    void close();
    throw cause;
  }
}
