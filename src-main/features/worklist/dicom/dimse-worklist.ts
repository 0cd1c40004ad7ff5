import { fail, ok, type Result } from '#shared/base/result.ts'
import {
  type ModalityWorklist,
  type ServerProblem,
  type WorklistEntry,
  type WorklistQuery,
  type WorklistServer,
} from './modality-worklist.ts'
import { connectionProblem, rejectionProblem, statusProblem } from './server-problem.ts'

type Dimse = typeof import('dcmjs-dimse')
type Client = InstanceType<Dimse['Client']>
type Request = Parameters<Client['addRequest']>[0]

export type Patience = {
  /** How long a server may take to be reached, to let us in, and to send the next part. */
  readonly stepMs: number
  /** How long a whole query may take. */
  readonly wholeMs: number
}

const PATIENCE: Patience = { stepMs: 10_000, wholeMs: 90_000 }
/** More exams than any department has in a day; a server that sends more was asked the wrong thing. */
const MOST_ENTRIES = 10_000

const TOO_MANY = `The server has more than ${MOST_ENTRIES.toLocaleString('en-US')} entries for the day. The first of them were taken; set a modality to ask for fewer.`

/** A modality worklist over the network. The library is loaded when a server is asked for the first time. */
export function createDimseWorklist(patience: Patience = PATIENCE): ModalityWorklist {
  return {
    echo: async server => {
      const dimse = await quietDimse()
      const outcome = await converse(dimse, { server, patience, request: new dimse.requests.CEchoRequest() })
      return outcome.ok ? null : outcome.error
    },
    find: async (server, query, take) => {
      const dimse = await quietDimse()
      return converse(dimse, { server, patience, request: findRequest(dimse, query), take })
    },
  }
}

/** Its log would hold patients' data, and goes to the console. */
async function quietDimse(): Promise<Dimse> {
  const loaded = await import('dcmjs-dimse')
  const dimse = 'default' in loaded ? (loaded.default as Dimse) : loaded
  dimse.log.disableAll()
  return dimse
}

function findRequest({ requests }: Dimse, { day, modality }: WorklistQuery): Request {
  return requests.CFindRequest.createWorklistFindRequest({
    SpecificCharacterSet: 'ISO_IR 192',
    PlacerOrderNumberImagingServiceRequest: '',
    FillerOrderNumberImagingServiceRequest: '',
    Laterality: '',
    ScheduledProcedureStepSequence: [
      {
        Modality: modality,
        ScheduledStationAETitle: '',
        ScheduledProcedureStepStartDate: day.replaceAll('-', ''),
        ScheduledProcedureStepStartTime: '',
        ScheduledPerformingPhysicianName: '',
        ScheduledProcedureStepDescription: '',
        ScheduledProcedureStepID: '',
      },
    ],
  })
}

type Conversation = {
  readonly server: WorklistServer
  readonly patience: Patience
  readonly request: Request
  readonly take?: (entry: WorklistEntry) => void
}

/** One association for one request. It ends by an answer, by a problem, or when the patience is over. */
function converse(
  dimse: Dimse,
  { server, patience, request, take }: Conversation,
): Promise<Result<null, ServerProblem>> {
  const client = new dimse.Client()
  client.addRequest(request)
  return new Promise(resolve => {
    let answered: Result<null, ServerProblem> | null = null
    const deadline = setTimeout(() => end(fail(connectionProblem('timeout'))), patience.wholeMs)
    const end = (result: Result<null, ServerProblem>) => {
      clearTimeout(deadline)
      hangUp(client)
      resolve(answered ?? result)
    }
    let entries = 0
    const { Pending, Success } = dimse.constants.Status
    request.on('response', (response: DimseResponse) => {
      const status = response.getStatus()
      if (status === Success) answered ??= ok(null)
      else if (status !== Pending && status !== PENDING_WITHOUT_SOME) answered ??= fail(statusProblem(status))
      else if (entries < MOST_ENTRIES) {
        entries += 1
        take?.(response.getDataset()?.getElements() ?? {})
      } else if (answered === null) {
        answered = fail(TOO_MANY)
        end(answered)
      }
    })
    client.on('associationRejected', (rejection: Rejection) => end(fail(rejectionProblem(rejection))))
    client.on('networkError', (error: Error) => end(fail(connectionProblem(error.message))))
    client.on('associationReleased', () => end(fail(statusProblem(NO_ANSWER))))
    client.on('closed', () => end(fail(connectionProblem('closed'))))
    try {
      send(client, server, patience)
    } catch {
      // The library refuses names or ports that cannot be sent.
      end(fail(connectionProblem('names')))
    }
  })
}

/** Pending, while some of the keys asked for are not supported (PS3.4, table K.4-1). */
const PENDING_WITHOUT_SOME = 0xff01
/** The server let us in and took no request: it does not offer what was asked. */
const NO_ANSWER = 0x0122

type DimseResponse = {
  readonly getStatus: () => number
  readonly getDataset: () => { readonly getElements: () => WorklistEntry } | undefined
}

export type Rejection = { readonly result: number; readonly source: number; readonly reason: number }

function send(
  client: Client,
  { host, port, callingAe, calledAe }: WorklistServer,
  { stepMs }: Patience,
): void {
  client.send(host, port, callingAe, calledAe, {
    connectTimeout: stepMs,
    associationTimeout: stepMs,
    pduTimeout: stepMs,
  })
}

/** The library leaves the connection half open when the other side does not close it. */
function hangUp(client: Client): void {
  const network: unknown = Reflect.get(client, 'network')
  const socket: unknown = isObject(network) ? Reflect.get(network, 'socket') : undefined
  if (isObject(socket) && 'destroy' in socket && typeof socket.destroy === 'function') socket.destroy()
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
