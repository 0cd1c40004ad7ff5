import type { Command } from 'commander'
import { dataOption, folder } from './options.ts'
import type { CommandTools } from './worklist-commands.ts'

type Data = { readonly data: string }

/** `destination list`, `show` and `save`: every answer is JSON on standard output. */
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
}
