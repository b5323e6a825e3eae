namespace PerfHost.Engine.Evaluation;

/// <summary>
/// An extension threw, or is not there. It is the node's trouble and never a score: the total stays incomplete and
/// review is blocked until it is gone.
/// </summary>
/// <param name="Extension">What failed: package, version and origin, or the name that was not found.</param>
/// <param name="Message">What happened, cut to 500 characters.</param>
public sealed record Fault(string Extension, string Message)
{
    private const int MaxMessage = 500;

    /// <summary>A fault from an exception that an extension let out.</summary>
    /// <param name="extension">The extension.</param>
    /// <param name="error">The exception; only its type and message are kept, since its own type may belong to a plugin.</param>
    public static Fault From(BoundExtension extension, Exception error)
    {
        ArgumentNullException.ThrowIfNull(extension);
        ArgumentNullException.ThrowIfNull(error);
        // An initializer that threw is wrapped in words that say nothing.
        error = error is TypeInitializationException { InnerException: { } inner } ? inner : error;
        string message;
        try
        {
            message = error.Message;
        }
        catch (Exception hostile) when (hostile is not OutOfMemoryException)
        {
            message = "（异常信息不可读）";
        }

        var text = $"{error.GetType().Name}：{message}";
        return new Fault(extension.ToString(), text.Length <= MaxMessage ? text : text[..MaxMessage]);
    }
}
