/**
 * The independent programs that judge our PDF files, for tests only: PDFBox preflight (PDF/A-1b), qpdf, pdftotext,
 * pdffonts. None is needed at run time.
 *
 * Promise: in CI a missing judge fails the test; elsewhere the test is passed over, with the missing package named.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Debian 12: libpdfbox2-java brings the first four; the last two are what Java lost after version 8. */
const jars = [
  'preflight',
  'pdfbox2',
  'fontbox2',
  'xmpbox',
  'commons-logging',
  'commons-io',
  'javax.activation',
  'jaxb-api',
].map((name) => `/usr/share/java/${name}.jar`);

const packages = {
  preflight:
    'default-jre-headless libpdfbox2-java libcommons-logging-java libcommons-io-java libactivation-java libjaxb-api-java',
  qpdf: 'qpdf',
  pdftotext: 'poppler-utils',
  pdffonts: 'poppler-utils',
  pdftoppm: 'poppler-utils',
  xmllint: 'libxml2-utils',
  sha256sum: 'coreutils',
} as const;

export type Judge = keyof typeof packages;

const isThere = (judge: Judge): boolean =>
  judge === 'preflight'
    ? existsSync('/usr/bin/java') && jars.every((jar) => existsSync(jar))
    : existsSync(`/usr/bin/${judge}`);

/** Passes the test over when a judge is missing outside CI. `skip` is the one of Vitest's test context. */
export function call(skip: (note: string) => void, ...judges: Judge[]): void {
  const missing = judges.filter((judge) => !isThere(judge));
  if (missing.length === 0) return;
  const note = `install ${missing.map((judge) => packages[judge]).join(' ')} to run this test`;
  if (process.env.CI) throw new Error(note);
  skip(note);
}

/** What a judge prints; a judge that ends with an error throws, with what it said. */
export const ask = (judge: Exclude<Judge, 'preflight'>, ...args: string[]): string =>
  execFileSync(`/usr/bin/${judge}`, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** The errors PDFBox preflight finds in a PDF/A-1b; none for a valid file. */
export function preflight(file: string): string[] {
  try {
    execFileSync('java', ['-cp', jars.join(':'), 'org.apache.pdfbox.preflight.Validator_A1b', file], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return [];
  } catch (cause) {
    const { stdout, stderr } = cause as { stdout?: Buffer; stderr?: Buffer };
    return `${stdout}${stderr}`.split('\n').filter((line) => line.trim() !== '');
  }
}
