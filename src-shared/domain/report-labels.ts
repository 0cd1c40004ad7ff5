/** The words of reports; the kinds stand in the contract. */
export const REPORT_LABEL = {
  volume: 'Volume',
  missing: 'Missing and late',
  lag: 'Time to entry and export',
  findings: 'Findings',
  exports: 'Exports',
} as const
