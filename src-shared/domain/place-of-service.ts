/** Places of service a breast-imaging department meets. Numbers: CMS place-of-service code set; words our own. */
export const PLACES_OF_SERVICE = [
  { code: '11', label: 'Office' },
  { code: '19', label: 'Hospital department, off campus' },
  { code: '21', label: 'Hospital, inpatient' },
  { code: '22', label: 'Hospital department, on campus' },
  { code: '23', label: 'Emergency room' },
  { code: '24', label: 'Ambulatory surgery center' },
  { code: '49', label: 'Independent clinic' },
] as const
