/** That the dossier of the list which a paper belongs to is found, with reasons, and quickly among many. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DossierFits, FitReason } from '../../shared/classification.ts';
import type { FieldName } from '../../shared/fields.ts';
import { openCatalogue } from '../catalogue/catalogue.ts';
import { type TestArchive, testArchive } from '../database/test-archive.ts';
import { type DossierFitting, openDossierFitting } from './dossier-fit.ts';

let archive: TestArchive;
let fitting: DossierFitting;

beforeEach(() => {
  archive = testArchive();
  fitting = openDossierFitting({ db: archive.db, catalogue: openCatalogue(archive.db), groupOfTitle: () => null });
});
afterEach(() => archive.close());

const listed = (code: string, title: string, span: { start?: string; end?: string } = {}): number => {
  const id = archive.dossier({ code, title });
  archive.db
    .prepare('update dossier set start_date = ?, end_date = ? where id = ?')
    .run(span.start ?? null, span.end ?? null, id);
  return id;
};
const loose = (): number => archive.dossier({ code: 'quet-1', title: 'quet-1', planned: false });
const paper = (dossier: number, fields: Partial<Record<FieldName, string>>, page = ''): number =>
  archive.document({ dossier, pages: [page], fields });
const described = (): void => void archive.db.exec(`update document set described_at = '2026-01-01'`);
const codes = ({ fits }: DossierFits): string[] => fits.map(({ code }) => code);
const reasons = ({ fits }: DossierFits): FitReason[] => [...(fits[0]?.reasons ?? [])];

const supervision = {
  type: 'Báo cáo',
  subject: 'Kết quả giám sát việc thực hiện chính sách đối với người có công năm 2016',
  date: '2016-11-05',
};

const someDossiers = () => ({
  congress: listed('001', 'Đại hội đại biểu Mặt trận Tổ quốc tỉnh lần thứ XII, nhiệm kỳ 2014 - 2019'),
  supervision2015: listed('002', 'Giám sát việc thực hiện chính sách đối với người có công năm 2015', {
    start: '2015',
    end: '2015',
  }),
  supervision2016: listed('003', 'Giám sát việc thực hiện chính sách đối với người có công năm 2016', {
    start: '2016',
    end: '2017',
  }),
  relief: listed('004', 'Tiếp nhận ủng hộ đồng bào bị thiệt hại do bão lũ năm 2016'),
  reports: listed('005', 'Báo cáo công tác Mặt trận năm 2016'),
});

describe('the dossier that fits', () => {
  it('is the one whose title says what the paper says, of its time, with reasons', () => {
    someDossiers();
    const found = fitting.ofDocument('all', paper(loose(), supervision));
    expect(found.listed).toBe(false);
    expect(codes(found)[0]).toBe('003');
    expect(codes(found)).not.toContain('004');
    expect(reasons(found)).toContainEqual({ why: 'time', start: '2016', end: '2017' });
    const words = reasons(found).find(({ why }) => why === 'words');
    expect(words).toMatchObject({ words: expect.arrayContaining([expect.stringContaining('đối với người có công')]) });
  });

  it('is none where no title says it', () => {
    someDossiers();
    const stranger = paper(loose(), { type: 'Công văn', subject: 'V/v mượn hội trường', date: '2016-02-01' });
    expect(codes(fitting.ofDocument('all', stranger))).toEqual([]);
  });

  it('is not asked for where a listed dossier holds the paper rightly, but where another fits clearly better', () => {
    const { supervision2016, relief } = someDossiers();
    expect(codes(fitting.ofDocument('all', paper(supervision2016, supervision)))).toEqual([]);
    const strayed = fitting.ofDocument('all', paper(relief, supervision));
    expect(strayed).toMatchObject({ listed: true });
    expect(codes(strayed)[0]).toBe('003');
  });

  it('follows the neighbours from the same folder, and the bodies and groups filed there', () => {
    const { relief, reports } = someDossiers();
    const about = { issuer: 'BAN VẬN ĐỘNG CỨU TRỢ', recordGroup: '09', subject: 'Danh sách hộ gia đình nhận gạo' };
    paper(relief, about);
    paper(relief, about);
    const found = fitting.ofDocument('all', paper(loose(), { ...about, subject: 'Danh sách hộ gia đình ủng hộ' }));
    expect(codes(found)[0]).toBe('004');
    expect(reasons(found)).toEqual(
      expect.arrayContaining([
        { why: 'neighbours', papers: 2 },
        { why: 'issuer', issuer: 'BAN VẬN ĐỘNG CỨU TRỢ' },
        { why: 'group', code: '09' },
      ]),
    );
    expect(codes(found)).not.toContain(reports);
  });

  it('knows titles as they are worded now', () => {
    const { reports } = someDossiers();
    const about = paper(loose(), { type: 'Quyết định', subject: 'Trao tặng tượng đài danh nhân' });
    expect(codes(fitting.ofDocument('all', about))).toEqual([]);
    archive.db.prepare('update dossier set title = ? where id = ?').run('Trao tặng tượng đài danh nhân', reports);
    expect(codes(fitting.ofDocument('all', about))).toEqual(['005']);
  });

  it('leaves out what is sealed and what may not be seen', () => {
    const { supervision2016 } = someDossiers();
    const asked = paper(loose(), supervision);
    archive.db.prepare(`update dossier set access = 'Hạn chế' where id = ?`).run(supervision2016);
    expect(codes(fitting.ofDocument('open', asked))).not.toContain('003');
    expect(codes(fitting.ofDocument('all', asked))).toContain('003');
    archive.db.exec(`insert into batch (id, uid, profile, state, folder, created_by, created_at)
      values (1, 'b', 'p', 'sealed', 'f', 'a', '2026-01-01'); insert into batch_dossier values (1, ${supervision2016});`);
    expect(codes(fitting.ofDocument('all', asked))).not.toContain('003');
  });

  it('is found for the loose papers of one scan together', () => {
    someDossiers();
    const dossier = loose();
    paper(dossier, supervision);
    paper(dossier, {
      ...supervision,
      type: 'Kế hoạch',
      subject: 'Giám sát việc thực hiện chính sách đối với người có công',
      date: '2016-03-02',
    });
    described();
    expect(codes(fitting.ofDossier('all', dossier))[0]).toBe('003');
  });

  it('stays quick among ten thousand dossiers', () => {
    const subjects = [
      'đại hội',
      'giám sát đất đai',
      'tiếp xúc cử tri',
      'cứu trợ bão lũ',
      'khen thưởng',
      'dự toán kinh phí',
    ];
    const places = ['xã Ví Dụ', 'xã Thử Nghiệm', 'huyện Mẫu', 'phường Giả Định', 'thị trấn Minh Họa'];
    archive.db.transaction(() => {
      for (let at = 0; at < 10_000; at++) {
        const [place, year] = [places[Math.floor(at / 6) % 5], 1980 + (Math.floor(at / 30) % 45)];
        const title = `Hồ sơ về ${subjects[at % 6]} tại ${place} năm ${year}, tập ${1 + Math.floor(at / 1350)}`;
        listed(String(at), title);
      }
    })();
    const asked = paper(
      loose(),
      { ...supervision, subject: 'Giám sát đất đai tại xã Thử Nghiệm năm 2016' },
      'Căn cứ kế hoạch giám sát của Ủy ban Mặt trận Tổ quốc '.repeat(40),
    );
    fitting.ofDocument('all', asked);
    const times = Array.from({ length: 5 }, () => {
      // The processor's time: what else runs on the machine is not what is asked here.
      const began = process.threadCpuUsage();
      fitting.ofDocument('all', asked);
      const { user, system } = process.threadCpuUsage(began);
      return (user + system) / 1000;
    });
    expect(Math.min(...times)).toBeLessThan(30);
    expect(fitting.ofDocument('all', asked).fits[0]?.title).toMatch(/giám sát đất đai .* Thử Nghiệm/);
  });
});
