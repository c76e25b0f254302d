/**
 * The import rules of the house (README, "How the code is laid out"), checked by `npm run check`.
 * Shared knows nobody; the renderer knows neither main nor Node; inside main a folder is entered through its door.
 */

/** Every heavy package has one importer, so that its ways are known in one place and it can be replaced there. */
const soleImporters = {
  'better-sqlite3': '^main/database/',
  sharp: '^main/imaging/',
  'tesseract.js': '^main/recognition/',
  '@embedpdf/pdfium': '^main/pdf/',
  exceljs: '^main/inventory/',
  electron: '^main/desktop/',
  '@node-rs/argon2': '^main/people/',
};

const tests = '\\.test\\.tsx?$|/test-[^/]+(/|\\.tsx?$)';

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '\\s' } },
    {
      name: 'shared-imports-zod-only',
      severity: 'error',
      from: { path: '^shared/', pathNot: tests },
      to: { pathNot: ['^shared/', '^node_modules/zod/'] },
    },
    {
      name: 'renderer-is-not-trusted',
      severity: 'error',
      from: { path: '^renderer/' },
      to: {
        path: '^(main|scripts)/|^(node_modules/)?electron(/|$)',
        dependencyTypes: ['core', 'local', 'npm', 'npm-dev'],
      },
    },
    {
      name: 'renderer-without-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'main-knows-no-renderer',
      severity: 'error',
      from: { path: '^main/' },
      to: { path: '^(renderer|scripts)/' },
    },
    {
      name: 'folders-are-entered-through-their-door',
      comment:
        'main/pdf is entered through main/pdf/pdf.ts; page-picture.ts holds the shapes that imaging and pdf share',
      severity: 'error',
      from: { path: '^main/([^/]+)/', pathNot: tests },
      to: {
        path: '^main/([^/]+)/',
        pathNot: ['^main/$1/', '^main/([^/]+)/\\1\\.ts$', '^main/imaging/page-picture\\.ts$'],
      },
    },
    {
      name: 'folders-are-entered-through-their-door-from-outside',
      severity: 'error',
      from: { path: '^(main/[^/]+\\.ts|scripts/.*)$', pathNot: tests },
      to: {
        path: '^main/([^/]+)/',
        pathNot: ['^main/([^/]+)/\\1\\.ts$', '^main/cli/index\\.ts$', '^main/imaging/page-picture\\.ts$'],
      },
    },
    ...Object.entries(soleImporters).map(([name, path]) => ({
      name: `one-importer-of-${name.replace(/\W+/g, '-')}`,
      severity: 'error',
      from: { path: '^(main|renderer|shared)/', pathNot: [path, tests] },
      to: { path: `^node_modules/${name}/|^${name}$` },
    })),
    {
      name: 'ship-no-dev-dependency',
      comment: 'what the renderer imports is bundled, so its packages are needed at build time only',
      severity: 'error',
      from: { path: '^(main|shared)/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], pathNot: '^node_modules/(@types|electron)/' },
    },
  ],
  options: {
    doNotFollow: { path: '^node_modules' },
    // swc parses no JSX here; for the components the same rules stand in .biome.json.
    exclude: { path: '^resources/|\\.tsx$' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
