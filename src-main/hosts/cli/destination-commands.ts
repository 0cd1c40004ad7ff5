import { Option, type Command } from 'commander'
import { SPECIFICATION_FORMS, type SpecificationForm } from '#shared/contract/destinations.ts'
import { dataOption, folder } from './options.ts'
import type { CommandTools } from './worklist-commands.ts'

type Data = { readonly data: string }

/** `destination` and what it does: every answer is JSON on standard output. */
export function describeDestination(program: Command, { host, terminal, end }: CommandTools): void {
  const destination = program.command('destination').description('what is agreed with each receiver')
  destination
    .command('list')
    .description('list the destinations, one JSON object a line')
    .addOption(dataOption())
    .action(async (options: Data) => {
      const { runDestinationList } = await import('./destination.ts')
      end(await runDestinationList(options, host, terminal))
    })
  destination
    .command('show')
    .description('write the interface sheet of a destination')
    .argument('<id>', 'the destination')
    .addOption(dataOption())
    .action(async (id: string, options: Data) => {
      const { runDestinationShow } = await import('./destination.ts')
      end(await runDestinationShow({ ...options, id }, host, terminal))
    })
  destination
    .command('save')
    .description('make or change a destination by its interface sheet')
    .argument('<file>', 'the sheet, as JSON', folder)
    .addOption(dataOption())
    .action(async (file: string, options: Data) => {
      const { runDestinationSave } = await import('./destination.ts')
      end(await runDestinationSave({ ...options, file }, host, terminal))
    })
  describeHandingOut(destination, { host, terminal, end })
}

/** What goes to the people at the other end, and what comes from them. */
function describeHandingOut(destination: Command, { host, terminal, end }: CommandTools): void {
  destination
    .command('sample')
    .description('write a file of invented charges for each kind of claim')
    .argument('<id>', 'the destination')
    .addOption(dataOption())
    .requiredOption('--out <dir>', 'folder for the files', folder)
    .action(async (id: string, options: Data & { readonly out: string }) => {
      const { runDestinationSample } = await import('./destination-hand-out.ts')
      end(await runDestinationSample({ ...options, id }, host, terminal))
    })
  destination
    .command('spec')
    .description('write the specification: every field with its length, what fills it and an example')
    .argument('<id>', 'the destination')
    .addOption(dataOption())
    .requiredOption('--out <dir>', 'folder for the file', folder)
    .addOption(new Option('--form <form>', 'kind of file').choices(SPECIFICATION_FORMS).default('pdf'))
    .action(
      async (id: string, options: Data & { readonly out: string; readonly form: SpecificationForm }) => {
        const { runDestinationSpec } = await import('./destination-hand-out.ts')
        end(await runDestinationSpec({ ...options, id }, host, terminal))
      },
    )
  destination
    .command('check')
    .description('say whether a file is what the sheet says, with each fault by line and field')
    .argument('<id>', 'the destination')
    .argument('<file>', 'the file', folder)
    .addOption(dataOption())
    .action(async (id: string, file: string, options: Data) => {
      const { runDestinationCheck } = await import('./destination-hand-out.ts')
      end(await runDestinationCheck({ ...options, id, file }, host, terminal))
    })
}
