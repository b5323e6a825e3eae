using PerfHost.Documents.Layouts;
using PerfHost.Documents.Writing;
using PerfHost.Engine.Forms;

namespace PerfHost.Documents.Forms;

/// <summary>Writes self-evaluation forms as <c>.xlsx</c> in one layout. Immutable and safe for concurrent use.</summary>
/// <param name="layout">How the form is printed; ask <see cref="FormLayout.NotCarried"/> what it has no place for.</param>
public sealed class FormWriter(FormLayout layout)
{
    /// <summary>
    /// Writes one form. Reading it back with the same layout gives what <see cref="FormLayout.Keep"/> gives, with the file's
    /// name as id and the cells as places.
    /// </summary>
    /// <param name="form">The form.</param>
    /// <param name="stream">Where to; not closed. Need not be seekable; nothing is written when the form is refused.</param>
    /// <exception cref="FormFormatException">A text holds what a workbook cannot carry, or a row would not read back.</exception>
    public void Write(SelfEvaluationForm form, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(stream);
        new WritableForm(layout, form).Check();
        WorkbookWriter.Write([new WorkbookSheet("自评表", FormDraft.Of(layout, form), layout.Landscape)], stream);
    }
}
