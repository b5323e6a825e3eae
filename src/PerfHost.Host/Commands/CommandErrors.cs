using System.CommandLine;
using System.CommandLine.Parsing;
using PerfHost.Web.Text;

namespace PerfHost.Host.Commands;

/// <summary>Says what is wrong with a command line: what was found, what was expected.</summary>
internal static class CommandErrors
{
    public static string Say(Texts texts, ParseResult parsed, ParseError error)
    {
        return error.SymbolResult switch
        {
            OptionResult { Option: var option, Implicit: true } => texts.Format("usage.option-missing", option.Name, option.Description),
            OptionResult { Option: var option } result when result.Tokens.Count == 0 => texts.Format("usage.option-value", option.Name, option.Description),
            OptionResult { Option: var option } result => texts.Format("usage.option-wrong", option.Name, string.Join(' ', result.Tokens.Select(token => token.Value)), option.Description),
            ArgumentResult { Argument: var argument } result when result.Tokens.Count == 0 => texts.Format("usage.argument-missing", argument.Name, argument.Description),
            // A number that is none is found by the library; what a command finds itself, it says itself.
            ArgumentResult { Argument: { ValueType.IsPrimitive: true } argument } result => texts.Format("usage.argument-wrong", argument.Name, string.Join(' ', result.Tokens.Select(token => token.Value)), argument.Description),
            CommandResult command when parsed.UnmatchedTokens.Any(token => error.Message.Contains(token, StringComparison.Ordinal))
                => texts.Format("usage.unknown", string.Join(' ', parsed.UnmatchedTokens), texts.Join(command.Command.Subcommands.Select(sub => sub.Name).Concat(command.Command.Options.Select(option => option.Name)))),
            CommandResult command when command.Command.Options.FirstOrDefault(option => option.Required && error.Message.Contains(option.Name, StringComparison.Ordinal)) is { } missing
                => texts.Format("usage.option-missing", missing.Name, missing.Description),
            CommandResult { Command: { Action: null } command } => texts.Format("usage.command-missing", texts.Join(command.Subcommands.Select(sub => sub.Name))),
            _ => error.Message,
        };
    }
}
