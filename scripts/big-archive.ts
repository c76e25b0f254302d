/**
 * Fills an archive with very many made-up papers, to see that lists, searches and figures stay quick:
 *
 *   npx node scripts/big-archive.ts FOLDER [--documents 100000] [--dossiers 10000]
 *
 * Rows are written as intake, recognition and people would have left them, triggers and audit chain included, but
 * without originals: their hashes are counted up and no bytes lie behind them. Every name and number is made up.
 */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { deflateSync } from 'node:zlib';
import { now } from '../main/database/database.ts';
import { openStationParts, type StationParts } from '../main/station-parts.ts';
import { type Box, type PageText, plainText, type Word } from '../shared/page-text.ts';

const TYPES = [
  ['Quyết định', 'QĐ'],
  ['Báo cáo', 'BC'],
  ['Kế hoạch', 'KH'],
  ['Thông báo', 'TB'],
  ['Tờ trình', 'TTr'],
  ['Nghị quyết', 'NQ'],
  ['Hướng dẫn', 'HD'],
  ['Biên bản', 'BB'],
  ['Chương trình', 'CTr'],
  ['Công văn', 'MTTQ'],
] as const;
const PLACES = ['Hoa Lư', 'Vĩnh Thủy', 'Tân Lập', 'An Phú', 'Bình Sơn', 'Phú Lộc', 'Đông Hải', 'Yên Thành'];
const MATTERS = [
  'tổ chức hội nghị hòa giải ở cơ sở',
  'giám sát việc thực hiện chính sách đối với người có công',
  'tiếp xúc cử tri trước kỳ họp hội đồng nhân dân',
  'vận động quỹ vì người nghèo và an sinh xã hội',
  'phát huy vai trò người có uy tín trong đồng bào dân tộc',
  'tổng kết cuộc vận động xây dựng nông thôn mới, đô thị văn minh',
  'phản biện dự thảo nghị quyết về giá đất',
  'kiện toàn ban công tác Mặt trận ở khu dân cư',
  'tổ chức ngày hội đại đoàn kết toàn dân tộc',
  'tiếp nhận và giải quyết đơn thư khiếu nại, tố cáo',
  'hiệp thương giới thiệu người ứng cử đại biểu',
  'thăm hỏi, tặng quà nhân dịp tết nguyên đán',
];
const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Phan', 'Vũ', 'Đặng', 'Bùi', 'Đỗ'];
const MIDDLE = ['Văn', 'Thị', 'Hữu', 'Minh', 'Thanh', 'Quốc', 'Ngọc', 'Đức'];
const GIVEN = ['An', 'Bình', 'Cường', 'Dung', 'Hà', 'Hùng', 'Lan', 'Mai', 'Nam', 'Phúc', 'Sơn', 'Thảo', 'Tuấn', 'Yến'];
const SYLLABLES =
  `ủy ban mặt trận tổ quốc việt nam các cấp phối hợp chính quyền đoàn thể thành viên triển khai thực hiện nhiệm vụ công tác
  năm qua kết quả đạt được còn hạn chế nguyên nhân bài học kinh nghiệm phương hướng thời gian tới đề nghị cơ quan đơn vị
  liên quan báo cáo trước ngày tháng theo quy định hiện hành nhân dân địa phương tích cực tham gia đóng góp ý kiến xây dựng`.split(
    /\s+/,
  );

/** The same numbers each time, so that two runs can be compared. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Sheet = { readonly text: string; readonly words: Buffer };

/** A page of some lines, as recognition would leave it. */
function sheet(head: string, roll: (below: number) => number): Sheet {
  const lines = [
    head,
    ...Array.from({ length: 6 }, () => Array.from({ length: 9 }, () => pick(SYLLABLES, roll)).join(' ')),
  ];
  const page: PageText = {
    width: 2480,
    height: 3508,
    dpi: 300,
    skew: 0,
    source: 'ocr',
    blocks: [{ box: [300, 400, 1900, 900], lines: lines.map((line, at) => lineOf(line, 400 + at * 90)) }],
  };
  return { text: plainText(page), words: deflateSync(JSON.stringify(page)) };
}

function lineOf(text: string, top: number): { box: Box; words: Word[] } {
  let left = 300;
  const words = text.split(' ').map((word): Word => {
    const box: Box = [left, top, word.length * 26, 46];
    left += word.length * 26 + 20;
    return { text: word, box, confidence: 93 };
  });
  return { box: [300, top, left - 320, 46], words };
}

const pick = <T>(from: readonly T[], roll: (below: number) => number): T => from[roll(from.length)] as T;

/** Writes dossiers with their papers. The last tenth of the dossiers stays as the list knows them, untouched. */
export function fillArchive(parts: StationParts, size: { documents: number; dossiers: number }): void {
  const { db, audit, search } = parts;
  const roll = dice(7);
  const sheets = MATTERS.flatMap((matter) =>
    PLACES.flatMap((place) => [0, 1, 2].map(() => sheet(`Ủy ban Mặt trận xã ${place} về việc ${matter}`, roll))),
  );
  const places = inventories(parts, 4);
  const insert = {
    file: db.prepare(`insert into source_file (intake_id, path, size, outcome) values (?, ?, 200000, 'taken')`),
    original: db.prepare(
      `insert into original (sha256, size, media_type, stored_at) values (?, 200000, 'image/jpeg', ?)`,
    ),
    dossier: db.prepare(
      `insert into dossier (uid, inventory_id, code, title, planned, planned_sheets, retention, secrecy, access, created_at)
       values (:uid, :inventory, :code, :title, 1, :sheets, 'Vĩnh viễn', :secrecy, 'Công khai', :at)`,
    ),
    document: db.prepare(
      `insert into document (uid, dossier_id, ordinal, source_file_id, described_at, created_at)
       values (:uid, :dossier, :ordinal, :file, :at, :at)`,
    ),
    page: db.prepare(
      `insert into page (document_id, ordinal, sha256, part, read_state, width, height, dpi, rotation, skew, sharpness,
         clipping, ink_share, blank, text_source, confidence, text, words, read_at)
       values (:document, :ordinal, :sha256, 0, 'read', 2480, 3508, 300, 0, 0, 0.5, 0, 0.05, 0, 'ocr', 93, :text, :words, :at)`,
    ),
    job: db.prepare(
      `insert into job (key, kind, subject_id, priority, state, attempts, progress, created_at, started_at, finished_at)
       values (?, 'read-page', ?, 0, 'done', 1, 1, ?, ?, ?)`,
    ),
    field: db.prepare(
      `insert into field_value (document_id, field, value, confidence, needs_person, source, evidence, actor, at)
       values (?, ?, ?, 0.95, ?, 'machine', ?, 'máy', ?)`,
    ),
    approve: db.prepare(`update document set approved_at = ?, approved_by = 'can-bo' where id = ?`),
  };
  const intake = Number(
    db.prepare(`insert into intake (actor, roots, options, started_at) values ('can-bo', '[]', '{}', ?)`).run(now())
      .lastInsertRowid,
  );
  const papersOf = Math.ceil(size.documents / (size.dossiers * 0.9));
  let documents = 0;

  const writeDocument = (dossier: number, ordinal: number, at: string): void => {
    documents += 1;
    const [type, short] = pick(TYPES, roll);
    const place = pick(PLACES, roll);
    const year = 1990 + roll(35);
    const file = Number(insert.file.run(intake, `/quet/${dossier}/${ordinal}.jpg`).lastInsertRowid);
    const uid = `big-document-${documents}`;
    const document = Number(insert.document.run({ uid, dossier, ordinal, file, at }).lastInsertRowid);
    const pages = 1 + roll(3);
    const doubtful = roll(20) === 0;
    const values = {
      type,
      number: doubtful ? null : String(1 + roll(400)),
      symbol: `${short}-MTTQ-BTT`,
      date: `${year}-${String(1 + roll(12)).padStart(2, '0')}-${String(1 + roll(28)).padStart(2, '0')}`,
      place,
      issuer: `ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM XÃ ${place.toLocaleUpperCase('vi')}`,
      subject: `Về việc ${pick(MATTERS, roll)} tại ${place} năm ${year}`,
      signer: `${pick(FAMILY, roll)} ${pick(MIDDLE, roll)} ${pick(GIVEN, roll)}`,
      ...(roll(200) === 0 ? { secrecy: 'Mật' } : {}),
    };
    const evidence = JSON.stringify([{ page: 1, box: [300, 400, 400, 46], text: '' }]);
    for (const [field, value] of Object.entries(values)) {
      insert.field.run(document, field, value, value === null ? 1 : 0, evidence, at);
    }
    // Last, so that the index follows once and not with every field.
    for (let page = 1; page <= pages; page += 1) {
      const sha256 = createHash('sha256').update(`${document}/${page}`).digest('hex');
      insert.original.run(sha256, at);
      const { text, words } = pick(sheets, roll);
      const id = Number(insert.page.run({ document, ordinal: page, sha256, text, words, at }).lastInsertRowid);
      insert.job.run(`read-page:${sha256}:0`, id, at, at, at);
    }
    audit.record({ actor: 'can-bo', action: 'document.take', subjectKind: 'document', subjectId: document });
    if (!doubtful && roll(3) > 0) insert.approve.run(at, document);
  };

  const chunk = Math.max(1, Math.floor(2000 / papersOf));
  for (let first = 1; first <= size.dossiers; first += chunk) {
    db.transaction(() => {
      for (let at = first; at < first + chunk && at <= size.dossiers; at += 1) {
        const written = new Date(Date.now() - roll(60 * 86_400_000)).toISOString();
        const dossier = Number(
          insert.dossier.run({
            uid: `big-dossier-${at}`,
            inventory: places[at % places.length],
            code: String(at).padStart(5, '0'),
            title: `Hồ sơ ${pick(MATTERS, roll)} của ${pick(PLACES, roll)}, tập ${at}`,
            sheets: papersOf * 2,
            secrecy: at % 97 === 0 ? 'Mật' : null,
            at: written,
          }).lastInsertRowid,
        );
        const most = at <= size.dossiers * 0.9 ? papersOf : 0;
        for (let ordinal = 1; ordinal <= most && documents < size.documents; ordinal += 1) {
          writeDocument(dossier, ordinal, written);
        }
      }
    })();
  }
  while (search.catchUp(1000) > 0);
  db.exec('analyze');
}

function inventories({ records, db }: StationParts, count: number): number[] {
  const fonds = db.prepare<[], { id: number }>('select id from fonds order by id').all();
  const first = fonds[0]?.id ?? records.ensureFonds({ code: '01', title: 'Phông 01' }, 'can-bo');
  const second = records.ensureFonds({ code: '02', title: 'Phông Ủy ban Mặt trận huyện' }, 'can-bo');
  return Array.from({ length: count }, (_, at) =>
    records.ensureInventory(
      { fondsId: at % 2 === 0 ? first : second, code: String(10 + at), title: `Mục lục khóa ${10 + at}` },
      'can-bo',
    ),
  );
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { documents: { type: 'string', default: '100000' }, dossiers: { type: 'string', default: '10000' } },
  });
  const [folder] = positionals;
  if (folder === undefined) throw new Error('Cần tên thư mục kho / name the archive folder');
  const started = Date.now();
  const parts = openStationParts(resolve(folder), { create: { name: 'Kho lớn', actor: 'can-bo' } });
  // Nothing is lost with made-up papers when the power goes.
  for (const setting of ['synchronous = off', 'journal_mode = off', 'cache_size = -400000']) parts.db.pragma(setting);
  fillArchive(parts, { documents: Number(values.documents), dossiers: Number(values.dossiers) });
  await parts.close();
  process.stdout.write(`${values.documents} văn bản, ${Math.round((Date.now() - started) / 1000)} s\n`);
}
