/**
 * Names of folders and files in a batch, made from codes. Promise: plain ASCII letters, digits, `.`, `_` and `-`, so
 * that they mean the same on Windows, on a share, in a manifest and in an URL; never empty, never a device name.
 */

const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const LONGEST = 80;

/** A code as a name: marks dropped, anything else unusual becomes one hyphen. */
export function fileName(code: string): string {
  const plain = code
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^[-.]+|[-.]+$/g, '');
  if (plain === '') return 'ho-so';
  return DEVICE.test(plain) ? `_${plain}` : plain;
}

/** Gives each code a name of its own; two that would be one, also to a disk that ignores case, are numbered. */
export function distinctNames(): (code: string) => string {
  const taken = new Set<string>();
  return (code) => {
    const wanted = fileName(code);
    let name = wanted;
    for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${wanted}_${n}`;
    taken.add(name.toLowerCase());
    return name;
  };
}
