using System.IO.Pipelines;

namespace PerfHost.Client.Connecting;

/// <summary>One side of a connection.</summary>
internal sealed class DuplexPipe(PipeReader input, PipeWriter output) : IDuplexPipe
{
    public PipeReader Input { get; } = input;

    public PipeWriter Output { get; } = output;
}
