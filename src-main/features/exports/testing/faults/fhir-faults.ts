import { inFhir, swap, type Change, type Fault } from './fault.ts'

function fhir(what: string, change: Change): Fault {
  return { what, seenIn: null, changes: inFhir(change) }
}

function bundle(what: string, change: Change): Fault {
  return { what, seenIn: null, changes: { bundle: change } }
}

const OCCURRENCE = '"occurrenceDateTime":"2026-11-20"'

/** Faults of FHIR files. */
export const FHIR_FAULTS: readonly Fault[] = [
  fhir('two occurrence[x]', swap(OCCURRENCE, `${OCCURRENCE},"occurrencePeriod":{"start":"2026-11-20"}`)),
  fhir('no occurrence[x]', swap(`${OCCURRENCE},`, '')),
  fhir('the day of service is written the US way', swap(OCCURRENCE, '"occurrenceDateTime":"11/20/2026"')),
  fhir('status is missing', swap('"status":"billable",', '')),
  fhir('status is a code that FHIR does not have', swap('"status":"billable"', '"status":"ready"')),
  fhir('status says billed', swap('"status":"billable"', '"status":"billed"')),
  fhir('code is missing', swap(/"code":\{"coding":\[\{[^}]*\}\]\},/, '')),
  fhir(
    'CPT is named as HCPCS',
    swap('http://www.ama-assn.org/go/cpt', 'http://terminology.hl7.org/CodeSystem/HCPCS-all-codes'),
  ),
  fhir(
    'subject leads nowhere',
    swap(/"subject":\{"reference":"([^"]*).("\},"context")/, '"subject":{"reference":"$1x$2'),
  ),
  fhir('subject leads to a practitioner', file => {
    const practitioner = /"actor":\{"reference":"([^"]*)"/.exec(file)?.[1] ?? ''
    return swap(
      /"subject":\{"reference":"[^"]*"\},"context"/,
      `"subject":{"reference":"${practitioner}"},"context"`,
    )(file)
  }),
  fhir('subject is missing', swap(/"subject":\{"reference":"[^"]*"\},"context"/, '"context"')),
  fhir('quantity is a text', swap('"quantity":{"value":2}', '"quantity":{"value":"2"}')),
  fhir('an element is misspelt', swap('"bodysite"', '"bodySite"')),
  fhir('an element is null', swap('"enteredDate":"2026', '"note":null,"enteredDate":"2026')),
  fhir('an identifier has no system', swap('"system":"urn:oid:2.999.1",', '')),
  fhir('a patient that nobody refers to', swap('"value":"TEST0002"', '"value":"TEST0003"')),
  bundle('the Bundle is a batch and no transaction', swap('"type":"transaction"', '"type":"batch"')),
  bundle('a charge is posted instead of put', swap('"method":"PUT"', '"method":"POST"')),
  bundle('a charge is put where another one is', swap('999.1%7CK7M000000002', '999.1%7CK7M000000001')),
  bundle('a patient would be created twice', swap(/"ifNoneExist":"[^"]*"/, '"ifNoneExist":"identifier=x"')),
  bundle(
    'a patient is overwritten',
    swap('"method":"POST","url":"Patient"', '"method":"PUT","url":"Patient"'),
  ),
  bundle('the tag counts other lines', swap('fhir/lines","code":"3"', 'fhir/lines","code":"4"')),
  bundle('two entries have one fullUrl', file => {
    const urls = [...file.matchAll(/"fullUrl":"([^"]*)"/g)].map(match => match[1] ?? '')
    return swap(urls[1] ?? '', urls[0] ?? '')(file)
  }),
]
