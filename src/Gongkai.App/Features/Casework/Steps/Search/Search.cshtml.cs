using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>记录检索 (第三十六条第四项): what the form asks for.</summary>
public sealed class SearchForm : StepForm
{
    [Required, StringLength(1_000), Display(Name = "检索的系统、档案")]
    public string Places { get; set; } = "";

    [Required, StringLength(1_000), Display(Name = "检索词")]
    public string Terms { get; set; } = "";

    [Required, Display(Name = "结果")]
    public bool? Found { get; set; }

    [StringLength(2_000), Display(Name = "结果说明")]
    public string? Result { get; set; }
}

/// <summary>记录检索 (第三十六条第四项).</summary>
[Needs(Permission.HandleRequests)]
public sealed class SearchPage(CaseDesk desk, CaseFiles files) : StepPage<SearchForm>(desk, files, typeof(SearchLogged))
{
    protected override async Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request) =>
        [new SearchLogged(Command.On, [], [], Command.Found == true)
        {
            SealedPlaces = await writing.SealAsync("search-places", string.Join('\n', Lines(Command.Places))),
            SealedTerms = await writing.SealAsync("search-terms", string.Join('\n', Lines(Command.Terms))),
            Result = await writing.SealOrNoneAsync("search-result", Command.Result),
        }];
}
