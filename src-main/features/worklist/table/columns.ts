import type { ColumnField } from '#shared/contract/worklist-table.ts'

/** Names under which schedules print a column: small letters and digits alone. */
const NAMES: readonly (readonly [ColumnField, readonly string[]])[] = [
  [
    'accession',
    [
      'accession',
      'accessionnumber',
      'accessionno',
      'acc',
      'accno',
      'accnumber',
      'acc#',
      'filler',
      'fillerordernumber',
      'examid',
      'examno',
      'examnumber',
    ],
  ],
  [
    'orderNumber',
    [
      'order',
      'orderid',
      'orderno',
      'ordernumber',
      'placer',
      'placerordernumber',
      'placerorder',
      'requisition',
    ],
  ],
  [
    'mrn',
    [
      'mrn',
      'patientid',
      'patid',
      'ptid',
      'medicalrecordnumber',
      'medrec',
      'medrecno',
      'patientmrn',
      'hospitalnumber',
      'pid',
    ],
  ],
  ['familyName', ['lastname', 'familyname', 'surname', 'last', 'patientlastname', 'patlastname', 'ptlast']],
  [
    'givenName',
    ['firstname', 'givenname', 'forename', 'first', 'patientfirstname', 'patfirstname', 'ptfirst'],
  ],
  ['middleName', ['middlename', 'middle', 'mi', 'middleinitial', 'patientmiddlename']],
  ['patientName', ['name', 'patient', 'patientname', 'ptname', 'pt', 'patname']],
  ['birthDate', ['dob', 'birthdate', 'dateofbirth', 'birth', 'birthday', 'patientdob', 'patientbirthdate']],
  ['sex', ['sex', 'gender', 'patientsex', 'administrativesex']],
  [
    'scheduledOn',
    [
      'date',
      'day',
      'scheduleddate',
      'apptdate',
      'appointmentdate',
      'examdate',
      'servicedate',
      'dos',
      'scheduled',
      'datetime',
      'scheduleddatetime',
      'appointment',
      'appttime',
      'examdatetime',
      'scheduledon',
      'dateofservice',
      'startdate',
    ],
  ],
  [
    'scheduledAt',
    ['time', 'scheduledtime', 'starttime', 'appointmenttime', 'examtime', 'scheduledat', 'start'],
  ],
  [
    'procedure',
    [
      'procedure',
      'proceduredescription',
      'exam',
      'examdescription',
      'study',
      'studydescription',
      'description',
      'service',
      'proc',
      'procedurename',
      'orderdescription',
      'examname',
    ],
  ],
  ['side', ['side', 'laterality', 'lat']],
  [
    'referring',
    [
      'referring',
      'referringphysician',
      'referringprovider',
      'orderingphysician',
      'orderingprovider',
      'ordering',
      'refphys',
      'refdoctor',
      'referringdoctor',
      'orderedby',
    ],
  ],
  ['referringNpi', ['referringnpi', 'orderingnpi', 'referringphysiciannpi', 'orderingprovidernpi']],
  [
    'performing',
    [
      'performing',
      'performingphysician',
      'radiologist',
      'reader',
      'performingprovider',
      'attending',
      'performedby',
      'provider',
    ],
  ],
  ['performingNpi', ['performingnpi', 'radiologistnpi', 'performingphysiciannpi', 'npi', 'readernpi']],
  [
    'account',
    ['account', 'accountnumber', 'accountno', 'acct', 'acctno', 'acctnumber', 'har', 'billingaccount'],
  ],
  [
    'visit',
    [
      'visit',
      'visitnumber',
      'visitno',
      'encounter',
      'encounterid',
      'encounternumber',
      'csn',
      'admissionid',
      'visitid',
    ],
  ],
  ['status', ['status', 'examstatus', 'apptstatus', 'appointmentstatus', 'orderstatus', 'state']],
]

const FIELD_OF = new Map(NAMES.flatMap(([field, names]) => names.map(name => [name, field] as const)))

/** What each column is, by its name; a field is given to the first column that has it. */
export function guessColumns(header: readonly string[]): readonly (ColumnField | null)[] {
  const given = new Set<ColumnField>()
  return header.map(name => {
    const field = FIELD_OF.get(plainName(name))
    if (field === undefined || given.has(field)) return null
    given.add(field)
    return field
  })
}

/** How many cells of a row are names of columns. */
export function knownNames(row: readonly string[]): number {
  return row.filter(cell => FIELD_OF.has(plainName(cell))).length
}

export function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{Letter}\p{Number}#]+/gu, '')
}
