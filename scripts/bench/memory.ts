/**
 * A PDF of a thousand scanned pages, imported and read with a stub in the engine's place (what is asked is whether
 * anything of ours grows with the pages). The station runs in a process of its own, which is sampled from outside.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { samplePages, writeScannedPdf } from './case.ts';

const worker = fileURLToPath(new URL('memory-station.ts', import.meta.url));

/** What the station's process prints after each page. */
export type PageDone = { readonly stage: 'intake' | 'reading'; readonly done: number };

type Sample = { readonly seconds: number; readonly stage: string; readonly done: number; readonly mb: number };

/** Null once the process has ended, even while its entry is still there. */
function residentMb(pid: number): number | null {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}

async function watch(pdf: string, archive: string): Promise<Sample[]> {
  const started = Date.now();
  const child = spawn(process.execPath, [worker, pdf, archive], { stdio: ['ignore', 'pipe', 'inherit'] });
  const samples: Sample[] = [];
  let last: PageDone = { stage: 'intake', done: 0 };
  createInterface({ input: child.stdout }).on('line', (line) => {
    last = JSON.parse(line) as PageDone;
  });
  const look = setInterval(() => {
    const mb = child.pid === undefined ? null : residentMb(child.pid);
    if (mb !== null) samples.push({ seconds: (Date.now() - started) / 1000, ...last, mb });
  }, 200);
  try {
    const code = await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    if (code !== 0) throw new Error(`the station's process ended with ${code}`);
  } finally {
    clearInterval(look);
  }
  return samples;
}

const most = (samples: readonly Sample[]): number => Math.max(...samples.map((sample) => sample.mb));
const mean = (samples: readonly Sample[]): number =>
  samples.reduce((sum, sample) => sum + sample.mb, 0) / samples.length;

/** Up to this much more than the first half held, the second half counts as flat: heaps breathe by a few per cent. */
const FLAT = 1.1;

/** Makes the file, runs the station, gives the section for RESULTS.md. Needs /proc. */
export async function measureMemory(scratch: string, count: number): Promise<string> {
  if (process.platform !== 'linux') return 'Memory is sampled from /proc, which this system does not have.\n';
  const folder = await mkdtemp(join(scratch, 'memory-'));
  try {
    const some: Buffer[] = [];
    for await (const page of samplePages('scanned', 45)) {
      some.push(page);
      if (some.length === 5) break;
    }
    const pdf = join(folder, 'thousand.pdf');
    const pages = Array.from({ length: count }, (_, index) => some[index % some.length] ?? Buffer.alloc(0));
    await writeScannedPdf(pdf, pages);
    const { size } = await stat(pdf);
    const samples = await watch(pdf, join(folder, 'archive'));
    return report(samples, count, size);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function report(samples: readonly Sample[], count: number, bytes: number): string {
  const row = (title: string, part: readonly Sample[]): string =>
    part.length === 0 ? `| ${title} | – | – |` : `| ${title} | ${mean(part).toFixed(0)} | ${most(part).toFixed(0)} |`;
  const between = (after: number, upTo: number): Sample[] =>
    samples.filter(({ stage, done }) => stage === 'reading' && done > after && done <= upTo && done < count);
  const step = count / 10;
  const tenths = Array.from({ length: 10 }, (_, tenth) =>
    row(`pages ${tenth * step + 1} – ${(tenth + 1) * step}`, between(tenth * step, (tenth + 1) * step)),
  );
  const growth = most(between(count * 0.5, count)) / most(between(count * 0.1, count * 0.5));
  const seconds = (samples.at(-1)?.seconds ?? 0).toFixed(0);
  return `A PDF of ${count} scanned pages (A4, 300 dpi, ${Math.round(bytes / 1024 / 1024)} MB), imported as one document, read and indexed with a stub in the engine's place, in ${seconds} s. Resident memory of the station's process, sampled five times a second.

| | mean MB | highest MB |
|---|---:|---:|
${[
  row(
    'import',
    samples.filter(({ stage, done }) => stage === 'intake' || done === 0),
  ),
  ...tenths,
  row(
    'describe and index the document',
    samples.filter(({ stage, done }) => stage === 'reading' && done >= count),
  ),
].join('\n')}

Reading: highest of the second half ÷ highest of the first half (without the first tenth, in which everything warms up) = **${growth.toFixed(2)}**, ${growth <= FLAT ? 'flat' : '**not flat**'}. The last row holds the plain text of the whole document, for the index: it grows with the document, not with the archive.
`;
}
