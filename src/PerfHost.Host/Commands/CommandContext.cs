using PerfHost.Web.Text;

namespace PerfHost.Host.Commands;

/// <summary>What every command needs: words, and where to print.</summary>
/// <param name="Texts">The words in the chosen language.</param>
/// <param name="Out">Results.</param>
/// <param name="Error">Messages and logs.</param>
public sealed record CommandContext(Texts Texts, TextWriter Out, TextWriter Error)
{
    /// <summary>Where somebody can answer a question; null when nobody sits there.</summary>
    public TextReader? In { get; init; }

    /// <summary>Asks a question that is answered by yes or no.</summary>
    /// <param name="question">The question.</param>
    /// <returns>False when the answer is anything but yes, or nobody sits there.</returns>
    public bool Agrees(string question)
    {
        if (In is null)
        {
            return false;
        }

        Out.Write(question);
        return In.ReadLine()?.Trim() is "y" or "Y" or "是";
    }

    /// <summary>Prints a message to the error stream, which may quote what was refused, and gives the exit code for wrong input.</summary>
    /// <param name="message">The message.</param>
    public int Refuse(string message)
    {
        Error.WriteLine(Terminal.Plain(message));
        return ExitCode.WrongInput;
    }
}

/// <summary>Exit codes.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongInput = 2;
}
