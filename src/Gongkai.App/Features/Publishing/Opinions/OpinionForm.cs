using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Reading;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Publishing;

/// <summary>What is typed of an opinion, by whoever says it or by the officer who was told it.</summary>
public sealed class OpinionForm : SenderForm
{
    /// <summary>The most files.</summary>
    public const int MostFiles = 3;

    [Required, StringLength(5_000), Display(Name = "内容")]
    public string Words { get; set; } = "";

    [Display(Name = "附件")]
    public List<IFormFile> Files { get; set; } = [];

    /// <summary>Says what is missing of whoever says it, where he has to say who he is.</summary>
    internal void Examine(PageModel page, bool wantsSender)
    {
        if (!wantsSender) return;
        if (string.IsNullOrWhiteSpace(Name)) page.Fault("Command.Name", "请填写姓名或者单位名称");
        if (string.IsNullOrWhiteSpace(Telephone) && string.IsNullOrWhiteSpace(Email)) page.Fault("Command.Telephone", "请填写联系电话或者电子邮箱，以便答复");
    }

    /// <summary>Reads the files that were sent; what is wrong with them are faults of the form.</summary>
    internal async Task<ImmutableArray<Upload>> ReadAsync(PageModel page, UntrustedFiles files, CancellationToken ct)
    {
        if (Files.Count > MostFiles)
        {
            page.Fault("Command.Files", $"附件不超过 {MostFiles} 个");
            return [];
        }
        var read = ImmutableArray.CreateBuilder<Upload>();
        foreach (var sent in Files)
        {
            var (upload, fault) = await Upload.ReadAsync(sent, files, ct);
            if (upload is not null) read.Add(upload);
            else page.Fault("Command.Files", fault!);
        }
        return read.ToImmutable();
    }

    /// <summary>The event, with all that is sealed and kept for it.</summary>
    internal async Task<OpinionReceived> EventAsync(MatterWriting<OpinionSituation> writing, Store store, OpinionCall call, DateOnly on, OpinionWay way,
        string? codeHash, ImmutableArray<Upload> uploads)
    {
        var year = on.Year;
        var letter = call.Kind == OpinionKind.Comment ? "意" : "异";
        var number = $"{year}-{letter}{await writing.Transaction.NextNumberAsync(writing.Agency, $"opinion/{letter}/{year}"):00000}";
        var kept = ImmutableArray.CreateBuilder<OpinionFile>();
        foreach (var upload in uploads)
        {
            var file = await store.Files.PutAsync(writing.Transaction, upload.Content, writing.Stream);
            if (kept.All(one => one.Sha256 != file.Hash))
                kept.Add(new(file.Hash, await writing.SealAsync("file_name", upload.Name), upload.MediaType, file.Size));
        }
        return new(on, call.Item, call.Kind, number, call.Until, way, await writing.SealAsync("opinion", Words.Trim()))
        {
            Section = call.Section,
            Sender = await SealSenderAsync(writing),
            Files = kept.ToImmutable(),
            CodeHash = codeHash,
        };
    }
}
