using System.Text;
using PerfHost.Host.Commands;
using PerfHost.Host.Sources.Worker;
using PerfHost.Web.Text;

if (WorkerCommand.IsMeant(args))
{
    return await WorkerCommand.RunAsync();
}

if (SourceWorkerCommand.IsMeant(args))
{
    return await SourceWorkerCommand.RunAsync();
}

Console.OutputEncoding = Encoding.UTF8;
var language = Array.IndexOf(args, "--lang") is >= 0 and var index && index + 1 < args.Length ? args[index + 1] : null;
var context = new CommandContext(Texts.In(language), Console.Out, Console.Error) { In = Console.IsInputRedirected ? null : Console.In };
return await PerfHostCommand.RunAsync(context, args);
