import { fail, ok, type Result } from '#shared/base/result.ts'
import type { ChargeFacts } from '../charge-facts.ts'
import type { FhirOptions } from '#shared/contract/fhir-options.ts'
import { OWN, type ReadChargeItem, type ReadResource } from './resource-schemas.ts'

/** The resource that a reference leads to; null where it leads nowhere. */
export type Lookup = (reference: string) => ReadResource | null

type OfType<Type extends ReadResource['resourceType']> = Extract<ReadResource, { resourceType: Type }>

/** The facts of a charge and of everything it refers to, in the words of the log. */
export function readChargeItem(
  item: ReadChargeItem,
  lookup: Lookup,
  options: FhirOptions,
): Result<ChargeFacts, string> {
  const systems = systemProblem(item, options)
  if (systems !== null) return fail(systems)
  const to = <Type extends ReadResource['resourceType']>(type: Type, reference: string | undefined) =>
    reference === undefined ? null : typed(type, lookup(reference))
  const patient = to('Patient', item.subject.reference)
  const encounter = to('Encounter', item.context?.reference)
  const account = to('Account', item.account?.[0].reference)
  const device = to('Device', item.productReference?.reference)
  const first = to('ChargeItem', item.partOf?.[0].reference)
  const lost =
    (item.context && !encounter) ||
    (item.account && !account) ||
    (item.productReference && !device) ||
    (item.partOf && (!first || first === item))
  if (!patient || lost) return fail('a reference leads nowhere or to another kind')
  if (encounter && encounter.subject.reference !== item.subject.reference)
    return fail('the visit is of another patient')
  if (account && account.subject[0].reference !== item.subject.reference) {
    return fail('the account is of another patient')
  }
  const people = performersOf(item, reference => to('Practitioner', reference))
  if (!people.ok) return people
  const [name] = patient.name
  return ok({
    ...ownFacts(item, options),
    ...people.value,
    mrn: patient.identifier[0].value,
    familyName: name.family,
    givenName: name.given?.[0] ?? '',
    middleName: name.given?.[1] ?? '',
    birthDate: patient.birthDate,
    sex: patient.gender,
    visit: encounter?.identifier[0].value ?? '',
    account: account?.identifier[0].value ?? '',
    deviceIdentifier: device?.udiCarrier[0].deviceIdentifier ?? '',
  })
}

function typed<Type extends ReadResource['resourceType']>(type: Type, found: ReadResource | null) {
  const isTyped = (one: ReadResource): one is OfType<Type> => one.resourceType === type
  return found !== null && isTyped(found) ? found : null
}

const CPT = 'http://www.ama-assn.org/go/cpt'
const HCPCS = 'http://terminology.hl7.org/CodeSystem/HCPCS-all-codes'
const ICD = 'http://hl7.org/fhir/sid/icd-10-cm'
const SNOMED = 'http://snomed.info/sct'

function modifiersOf({ extension }: ReadChargeItem) {
  return extension.flatMap(one =>
    'valueCoding' in one && one.url === `${OWN}StructureDefinition/charge-modifier` ? [one.valueCoding] : [],
  )
}

/** Every code in the list it is of: a level II code named as CPT would be looked for in the wrong one. */
function systemProblem(item: ReadChargeItem, { systems }: FhirOptions): string | null {
  const procedure = item.code.coding.at(-1)
  const modifiers = modifiersOf(item)
  const fits = [procedure, ...modifiers].every(
    one => one !== undefined && one.system === (/^[A-Z]/.test(one.code) ? HCPCS : CPT),
  )
  if (!fits) return 'a code or modifier is named in another list'
  if (item.code.coding.length === 2 && item.code.coding[0]?.system !== systems.chargeCode) {
    return 'the charge code is not of the charge master'
  }
  if (item.identifier[0].system !== systems.line) return 'the line number is of another system'
  if (!(item.reason ?? []).every(({ coding: [one] }) => one.system === ICD))
    return 'a diagnosis is of another list'
  if (modifiers.length > 4) return 'a charge has more than four modifiers'
  return null
}

type FindPractitioner = (reference: string) => OfType<'Practitioner'> | null

function performersOf(item: ReadChargeItem, find: FindPractitioner): Result<ChargeFacts, string> {
  const facts = { performingNpi: '', performingName: '\n', referringNpi: '', referringName: '\n' }
  for (const [index, { function: role, actor }] of item.performer.entries()) {
    const practitioner = find(actor.reference)
    if (!practitioner) return fail('a performer leads nowhere')
    if (role.coding[0].code !== ['PPRF', 'REF'][index]) return fail('the performers are not in their order')
    const [{ family, given }] = practitioner.name
    const [{ value, system }] = practitioner.identifier
    if (system !== 'http://hl7.org/fhir/sid/us-npi') return fail('a performer has another number than an NPI')
    const kind = index === 0 ? 'performing' : 'referring'
    facts[`${kind}Npi`] = value
    facts[`${kind}Name`] = `${family}\n${given?.[0] ?? ''}`
  }
  return ok(facts)
}

const SIDES = new Map([
  ['24028007', 'right'],
  ['7771000', 'left'],
])

function ownFacts(item: ReadChargeItem, options: FhirOptions): ChargeFacts {
  const valueOf = (last: string) =>
    item.extension.find(({ url }) => url === `${OWN}StructureDefinition/${last}`)
  const codeOf = (last: string) => {
    const found = valueOf(last)
    return found && 'valueCoding' in found ? found.valueCoding.code : ''
  }
  const time = item.extension.find(one => 'valueTime' in one)
  const edition = item.extension.find(one => 'valueString' in one)
  const modifiers = modifiersOf(item).map(({ code }) => code)
  const side = item.bodysite?.[0].coding[0]
  const procedure = item.code.coding.at(-1)?.code ?? ''
  return {
    ...transactionOf(item, options),
    performedOn: item.occurrenceDateTime,
    performedAt: time?.valueTime.replace(/:00$/, '') ?? '',
    accession: item.service?.[0].identifier.value ?? '',
    chargeCode: item.code.coding[0]?.code ?? '',
    procedureCode: procedure,
    modifiers: modifiers.join(' '),
    units: String(item.quantity.value),
    diagnoses: (item.reason ?? []).map(({ coding: [one] }) => one.code).join(' '),
    side:
      side === undefined ? '' : ((side.system === SNOMED ? SIDES.get(side.code) : undefined) ?? side.code),
    placeOfService: codeOf('place-of-service'),
    revenueCode: codeOf('revenue-code'),
    amount: item.priceOverride === undefined ? '' : item.priceOverride.value.toFixed(2),
    enteredAt: item.enteredDate,
    codeEdition: edition?.valueString ?? '',
  }
}

/** Which line this is, and whether it takes another one back. */
function transactionOf(item: ReadChargeItem, { credits }: FhirOptions): ChargeFacts {
  const [{ value }] = item.identifier
  const numberIn = (last: string) => {
    const found = item.extension.find(({ url }) => url.endsWith(`/${last}`))
    return found && 'valueIdentifier' in found ? found.valueIdentifier.value : ''
  }
  if (item.status === 'entered-in-error') {
    const transaction = credits === 'entered-in-error' ? 'credit' : 'a mark that was not agreed on'
    return { lineNumber: numberIn('credited-by'), correctsLineNumber: value, transaction }
  }
  const offset = item.factorOverride === -1
  const transaction = offset && credits === 'entered-in-error' ? 'an offset that was not agreed on' : 'credit'
  return {
    lineNumber: value,
    correctsLineNumber: numberIn('corrects-line'),
    transaction: offset ? transaction : 'charge',
  }
}
