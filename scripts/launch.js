// Starts one of the programs of this project, given by name; plain JavaScript, so that an old Node can read it.
// `npm ci` brings the Node that is needed and every npm script runs on it, whatever Node started npm. An older one
// is here only when that package's install script was not allowed to run, and the database driver would crash on
// it without a word.

const PROGRAMS = {
  start: './start.ts',
  test: './test.ts',
  check: './check.ts',
  types: './types.ts',
  build: './build.ts',
  bench: '../bench/run.ts',
  'test:faults': './faults.ts',
  sbom: './write-sbom.ts',
  screenshots: './screenshots.ts',
  'generate:code-sets': './generate-code-sets.ts',
  'generate:icons': './generate-icons.ts',
  'generate:policy': './generate-policy.ts',
  chargemark: '../src-main/hosts/cli/main.ts',
}

const OLDEST = [22, 18]

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const [name = '', ...words] = process.argv.slice(2)

if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  process.stderr.write(
    `Node ${OLDEST.join('.')} or newer is needed and this is ${process.versions.node}. ` +
      'Run "npm ci" without --ignore-scripts: it brings a Node along that all commands here use.\n',
  )
  process.exitCode = 1
} else if (Object.hasOwn(PROGRAMS, name)) {
  process.argv.splice(2, process.argv.length, ...words)
  await import(PROGRAMS[name])
} else {
  process.stderr.write(`Unknown program "${name}". Known: ${Object.keys(PROGRAMS).join(', ')}\n`)
  process.exitCode = 1
}
