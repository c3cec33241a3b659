using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Documents;
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
    /// <param name="standing">What the item says; null for a new one.</param>
    /// <param name="agency">Whose item.</param>
    /// <param name="owner">The item.</param>
    /// <param name="usual">The day that stood in the form before anybody typed; null where there was none.</param>
    /// <param name="isSaved">Whether the form is saved with it, rather than looked at first.</param>
    /// <param name="ct">The end of waiting.</param>
    public async Task<TakenText?> TakeOverAsync(PageModel page, ItemForm form, ItemContent? standing, AgencyId agency, ItemId owner, DateOnly? usual,
        bool isSaved, CancellationToken ct)
    {
        // What is still to be typed is no fault yet.
        if (!isSaved) page.ModelState.Clear();
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
        var isTyped = await IsTypedAsync(form, standing, agency, ct);
        form.Html = taken.Html;
        foreach (var filled in (string[])["Title", "Number", "Html"]) page.ModelState.Remove($"Command.{filled}");
        var doubts = taken.Doubts.ToBuilder();
        form.Title = Filled(form.Title, ParticularKind.Title, "标题", taken, doubts);
        form.Number = Filled(form.Number, ParticularKind.Number, "文号", taken, doubts);
        FillDay(page, form, usual, taken, doubts);
        if (!isTyped)
        {
            form.Text = TextNotation.Of(taken.Html);
            page.ModelState.Remove("Command.Text");
        }
        else if (isSaved)
            page.Fault("Command.Text", "“正文”里已经填写了文字，又选择了文件：要用文件里的正文，请清空“正文”再保存；不用的，直接再保存一次");
        else doubts.Add("“正文”里已经填写了文字，以填写的为准；要用文件里的正文，请先清空“正文”");
        if (isSaved && string.IsNullOrWhiteSpace(form.Title)) page.Fault("Command.Title", "文件里没有认出标题，请填写");
        return taken with { Doubts = doubts.ToImmutable() };
    }

    /// <summary>The text as it is kept: what stood or was taken over, with what was changed in its lines. Empty where it is plain words, or none.</summary>
    public async Task<(string Html, ImmutableArray<ItemFile> Pictures)> TextAsync(
        PageModel page, ItemForm form, ItemContent? standing, AgencyId agency, ItemId owner, CancellationToken ct)
    {
        var taken = await CleanAsync(form, agency, ct);
        if (taken is null) page.Fault("Command.Word", "文件里的正文不能保存，请重新选择文件");
        // Whoever empties the field has no text; of a file that was just read he has that of the file.
        var html = form.Text.Trim().Length == 0 ? taken ?? "" : Lines(page, form.Text, taken is { Length: > 0 } ? taken : standing?.Html ?? "",
            new(await HostsAsync(agency, ct)));
        return (html, await PicturesAsync(page, html, owner, ct));
    }

    private static string Lines(PageModel page, string text, string basis, TextPolicy policy)
    {
        if (basis.Length == 0 && !TextNotation.IsIn(text)) return "";
        try
        {
            var read = TextNotation.Read(text, basis, policy);
            foreach (var left in read.Findings) page.Fault("Command.Text", Message.Of(left));
            return read.Html;
        }
        catch (FileRefusedException refused)
        {
            page.Fault("Command.Text", Message.Of(refused.Finding));
            return "";
        }
    }

    // Whether there are words in the field that somebody has typed, and not those that the page put there.
    private async Task<bool> IsTypedAsync(ItemForm form, ItemContent? standing, AgencyId agency, CancellationToken ct)
    {
        if (form.Text.Trim().Length == 0) return false;
        var shown = await CleanAsync(form, agency, ct) is { Length: > 0 } taken ? TextNotation.Of(taken)
            : standing is null ? "" : standing.Html.Length > 0 ? TextNotation.Of(standing.Html) : standing.Text;
        return TextNotation.Plain(form.Text) != TextNotation.Plain(shown);
    }

    // The text that came back with the form, cleaned; null where it cannot be.
    private async Task<string?> CleanAsync(ItemForm form, AgencyId agency, CancellationToken ct) => string.IsNullOrWhiteSpace(form.Html) ? ""
        : (await TextWork.AskAsync(files, await WishAsync(agency, isHtml: true, ct), Encoding.UTF8.GetBytes(form.Html), ct)).Html;

    private async Task<ImmutableArray<ItemFile>> PicturesAsync(PageModel page, string html, ItemId owner, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var pictures = ImmutableArray.CreateBuilder<ItemFile>();
        foreach (var name in CleanText.FilesIn(html))
        {
            var hash = name[..name.IndexOf('.', StringComparison.Ordinal)];
            // A text cannot show what was sent for something else.
            var size = await connection.QuerySingleOrDefaultAsync<long?>(
                "select f.size from stored_file f join file_use u on u.hash = f.hash where f.hash = @hash and u.owner = @stream",
                new { hash, stream = new PublicItem(owner).Stream });
            if (size is { } bytes && MediaTypeOf(name) is { } media) pictures.Add(new(hash, name, media, bytes) { IsInText = true });
            else page.Fault("Command.Word", "正文里有一张图片没有随文件保存，请重新选择文件");
        }
        return pictures.ToImmutable();
    }

    private static void FillDay(PageModel page, ItemForm form, DateOnly? usual, TakenText taken, ImmutableArray<string>.Builder doubts)
    {
        // What was typed and is no date stays there, with its fault.
        if (form.FormedOn is null && page.ModelState["Command.FormedOn"]?.AttemptedValue is { Length: > 0 }) return;
        var day = form.FormedOn is { } typed && typed != usual ? typed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
        if (!DateOnly.TryParseExact(Filled(day, ParticularKind.FormedOn, "成文日期", taken, doubts), "yyyy-MM-dd", out var formed)) return;
        form.FormedOn = formed;
        page.ModelState.Remove("Command.FormedOn");
    }

    /// <summary>The sites that links of an agency's texts may lead to.</summary>
    public async Task<ImmutableArray<string>> HostsAsync(AgencyId agency, CancellationToken ct) => (await WishAsync(agency, isHtml: true, ct)).Hosts;

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
