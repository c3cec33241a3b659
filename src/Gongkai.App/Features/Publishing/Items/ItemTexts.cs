using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Documents.Publishing;
using Gongkai.Publishing;
using Gongkai.Reading;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Publishing;

/// <summary>
/// Texts of items that are taken over from files. What was read goes into the form, which nobody has kept yet; a person looks at it and keeps it. What comes
/// back with the form is cleaned once more, and has no pictures but those that came with a file of this item.
/// </summary>
public sealed class ItemTexts(Store store, Database database, AgencySettings settings, UntrustedFiles files)
{
    /// <summary>Reads the file that was sent, and fills in what the form leaves blank; null where it could not be read: the form says why.</summary>
    /// <param name="page">The page.</param>
    /// <param name="form">What was typed.</param>
    /// <param name="agency">Whose item.</param>
    /// <param name="owner">The item.</param>
    /// <param name="usual">The day that stood in the form before anybody typed; null where there was none.</param>
    /// <param name="ct">The end of waiting.</param>
    public async Task<TakenText?> TakeOverAsync(
        PageModel page, ItemForm form, AgencyId agency, ItemId owner, DateOnly? usual, CancellationToken ct)
    {
        // What is still to be typed is no fault yet.
        page.ModelState.Clear();
        if (form.Word is not { Length: > 0 } sent)
        {
            page.Fault("Command.Word", $"请选择文件：{TextReading.Kinds}");
            return null;
        }
        if (sent.Length > Upload.MostBytes)
        {
            page.Fault("Command.Word", "文件超过 10 MB；请压缩其中的图片后再选");
            return null;
        }
        var content = new byte[sent.Length];
        await using (var stream = sent.OpenReadStream()) await stream.ReadExactlyAsync(content, ct);
        var taken = await TextWork.AskAsync(files, await WishAsync(agency, isHtml: false, ct), content, ct);
        if (taken.Html is null)
        {
            foreach (var why in taken.Doubts) page.Fault("Command.Word", why);
            return null;
        }
        foreach (var picture in taken.Files) await KeepAsync(picture, owner, ct);
        form.Html = taken.Html;
        var doubts = taken.Doubts.ToBuilder();
        form.Title = Filled(form.Title, ParticularKind.Title, "标题", taken, doubts);
        form.Number = Filled(form.Number, ParticularKind.Number, "文号", taken, doubts);
        var day = form.FormedOn is { } typed && typed != usual ? typed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
        if (DateOnly.TryParseExact(Filled(day, ParticularKind.FormedOn, "成文日期", taken, doubts), "yyyy-MM-dd", out var formed)) form.FormedOn = formed;
        if (form.Text.Trim().Length > 0) doubts.Add("“正文”里已经填写了文字，以填写的为准；要用文件里的正文，请先清空“正文”");
        return taken with { Doubts = doubts.ToImmutable() };
    }

    /// <summary>The text that came back with the form, cleaned, and its pictures; empty where none did.</summary>
    public async Task<(string Html, ImmutableArray<ItemFile> Pictures)> CleanAsync(
        PageModel page, ItemForm form, AgencyId agency, ItemId owner, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(form.Html) || form.Text.Trim().Length > 0) return ("", []);
        var taken = await TextWork.AskAsync(files, await WishAsync(agency, isHtml: true, ct), Encoding.UTF8.GetBytes(form.Html), ct);
        if (taken.Html is null)
        {
            page.Fault("Command.Word", "文件里的正文不能保存，请重新选择文件");
            return ("", []);
        }
        await using var connection = await database.OpenAsync(ct);
        var pictures = ImmutableArray.CreateBuilder<ItemFile>();
        foreach (var name in CleanText.FilesIn(taken.Html))
        {
            var hash = name[..name.IndexOf('.', StringComparison.Ordinal)];
            // A text cannot show what was sent for something else.
            var size = await connection.QuerySingleOrDefaultAsync<long?>(
                "select f.size from stored_file f join file_use u on u.hash = f.hash where f.hash = @hash and u.owner = @stream",
                new { hash, stream = new PublicItem(owner).Stream });
            if (size is { } bytes && MediaTypeOf(name) is { } media) pictures.Add(new(hash, name, media, bytes) { IsInText = true });
            else page.Fault("Command.Word", "正文里有一张图片没有随文件保存，请重新选择文件");
        }
        return (taken.Html, pictures.ToImmutable());
    }

    private async Task<TextWish> WishAsync(AgencyId agency, bool isHtml, CancellationToken ct) =>
        new(ItemMatters.Read(await settings.FindAsync(agency, ItemMatters.Settings, ct)).LinkHosts, isHtml);

    private async Task KeepAsync(TextFile picture, ItemId owner, CancellationToken ct)
    {
        using var content = new MemoryStream(picture.Content.ToArray(), writable: false);
        await store.Files.PutAsync(content, new PublicItem(owner).Stream, Upload.MostBytes, ct);
    }

    private static string? MediaTypeOf(string name) => Path.GetExtension(name) switch
    {
        ".png" => "image/png",
        ".jpg" => "image/jpeg",
        ".gif" => "image/gif",
        _ => null,
    };

    // Nothing that was typed is written over.
    private static string Filled(string typed, ParticularKind kind, string name, TakenText taken, ImmutableArray<string>.Builder doubts)
    {
        if (taken.Particulars.FirstOrDefault(one => one.Kind == kind) is not { } said) return typed;
        if (string.IsNullOrWhiteSpace(typed)) return said.Value;
        if (typed.Trim() != said.Value) doubts.Add($"{name}：文件{said.Where}写的是“{said.Value}”，与填写的不同，没有改");
        return typed;
    }
}
