/** Text that means something to somebody: to SQL, to a path, to HL7, to a terminal, to a web page. */
export const HOSTILE_TEXT = [
  `'; DROP TABLE session; --`,
  '../../../../etc/passwd',
  'A|B^C~D\\E&F\r\n',
  '\u0000\u001b[2J',
  '<img src=x onerror=alert(1)>',
  '__proto__',
  '2026-02-30',
  '9999-12-31',
  'x'.repeat(100_000),
  '\ud800',
] as const
