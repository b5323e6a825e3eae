namespace PerfHost.UnitTests;

/// <summary>
/// Tests that look at the whole process, such as whether load contexts are collected, run while no other test does:
/// beside others a few contexts were now and then still alive at the end.
/// </summary>
[CollectionDefinition(nameof(WholeProcess), DisableParallelization = true)]
public sealed class WholeProcess;
