using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Media;
using Gongkai.Web;

namespace Gongkai.Features.Media;

/// <summary>An entry of the register as it is typed.</summary>
public sealed record MediaAccountForm
{
    [Display(Name = "平台"), Required]
    public MediaPlatform? Platform { get; init; }

    [Display(Name = "账号名称"), Required, StringLength(60)]
    public string Name { get; init; } = "";

    [Display(Name = "账号"), Required, StringLength(60)]
    public string Number { get; init; } = "";

    [Display(Name = "开办主体"), Required, StringLength(100)]
    public string Holder { get; init; } = "";

    [Display(Name = "责任人"), Required]
    public PersonId? Responsible { get; init; }

    [Display(Name = "开办日期"), Required]
    public DateOnly? OpenedOn { get; init; }

    [Display(Name = "批准文件"), Required, StringLength(100)]
    public string Document { get; init; } = "";

    [Display(Name = "批准日期"), Required]
    public DateOnly? ApprovedOn { get; init; }

    [Display(Name = "认证有效期至")]
    public DateOnly? CertifiedUntil { get; init; }

    [Display(Name = "有互动功能：公众可以留言，有人答复")]
    public bool Interacts { get; init; }

    [Display(Name = "公众查找的网址"), StringLength(300), Url]
    public string? Address { get; init; }

    internal MediaEntry Entry => new(Platform!.Value, Name.Trim(), Number.Trim(), Holder.Trim(), Responsible!.Value, OpenedOn!.Value,
        new(Document.Trim(), ApprovedOn!.Value))
    {
        CertifiedUntil = CertifiedUntil,
        Interacts = Interacts,
        Address = Address?.Trim() ?? "",
    };

    internal static MediaAccountForm Of(MediaEntry entry) => new()
    {
        Platform = entry.Platform,
        Name = entry.Name,
        Number = entry.Number,
        Holder = entry.Holder,
        Responsible = entry.Responsible,
        OpenedOn = entry.OpenedOn,
        CertifiedUntil = entry.CertifiedUntil,
        Interacts = entry.Interacts,
        Address = entry.Address,
    };

    /// <summary>The people of an agency who can be responsible.</summary>
    internal static async Task<ImmutableArray<Choice>> PeopleAsync(PeopleRegister people, AgencyId agency, DateOnly today, CancellationToken ct)
    {
        var names = await people.NamesAsync(ct);
        return [.. (await people.PostsAsync(null, agency, ct)).Where(post => post.IsHeldOn(today) && !post.ReachesDown).Select(post => post.Person).Distinct()
            .Select(id => new Choice(id.ToString(), names.GetValueOrDefault(id, ""))).OrderBy(choice => choice.Text, StringComparer.Ordinal)];
    }
}
