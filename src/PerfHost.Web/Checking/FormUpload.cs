using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace PerfHost.Web.Checking;

/// <summary>A part of a posted form.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="File">The file's name as it was sent; null for a field that is no file.</param>
/// <param name="Bytes">Its content, up to one byte more than <see cref="CheckLimits.FileBytes"/>: enough to know it is too large.</param>
public sealed record UploadPart(string Field, string? File, byte[] Bytes)
{
    /// <summary>The content as a text.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes);
}

/// <summary>Reads a posted form part by part: at most one file is in memory, none on disk.</summary>
public static class FormUpload
{
    private const int MaxBoundary = 100;
    private const int MaxField = 4 * 1024;

    /// <summary>The parts in the order they were sent.</summary>
    /// <param name="request">The request.</param>
    /// <exception cref="BadHttpRequestException">The body is no such form, is cut short, or exceeds the request's limit.</exception>
    public static async IAsyncEnumerable<UploadPart> ReadAsync(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !string.Equals(type.MediaType.Value, "multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= MaxBoundary } boundary)
        {
            throw new BadHttpRequestException("multipart/form-data", StatusCodes.Status400BadRequest);
        }

        var reader = new MultipartReader(boundary, request.Body);
        while (await NextAsync(reader, request.HttpContext.RequestAborted) is { } part)
        {
            yield return part;
        }
    }

    private static async Task<UploadPart?> NextAsync(MultipartReader reader, CancellationToken cancellation)
    {
        try
        {
            if (await reader.ReadNextSectionAsync(cancellation) is not { } section)
            {
                return null;
            }

            var disposition = ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var said) ? said : null;
            var isFile = disposition?.IsFileDisposition() ?? false;
            return new UploadPart(
                HeaderUtilities.RemoveQuotes(disposition?.Name ?? default).Value ?? "",
                isFile ? HeaderUtilities.RemoveQuotes(disposition!.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "" : null,
                await BytesAsync(section.Body, isFile ? CheckLimits.FileBytes + 1 : MaxField, cancellation));
        }
        catch (Exception error) when (error is InvalidDataException || (error is IOException and not BadHttpRequestException))
        {
            throw new BadHttpRequestException("multipart/form-data", StatusCodes.Status400BadRequest, error);
        }
    }

    private static async Task<byte[]> BytesAsync(Stream body, int most, CancellationToken cancellation)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[81920];
        int count;
        while (copy.Length < most && (count = await body.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, most - copy.Length)), cancellation)) > 0)
        {
            copy.Write(buffer, 0, count);
        }

        return copy.ToArray();
    }
}
