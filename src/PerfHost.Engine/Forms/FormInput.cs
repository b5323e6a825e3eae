namespace PerfHost.Engine.Forms;

/// <summary>A further number that an indicator row gives, beside target and actual.</summary>
/// <param name="Name">What it is called by the indicator type that asks for it, for example <c>staff</c>; unique within the row.</param>
/// <param name="Text">As printed; may carry a unit.</param>
public sealed record FormInput(string Name, string Text);
