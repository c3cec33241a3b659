namespace Gongkai.Agencies;

/// <summary>工作人员: somebody who may sign in. ASP.NET Core Identity sets its properties one by one, hence no record.</summary>
public sealed class Person
{
    public PersonId Id { get; init; } = new(Guid.CreateVersion7());

    /// <summary>姓名</summary>
    public string Name { get; set; } = "";

    /// <summary>登录名</summary>
    public string SignIn { get; set; } = "";

    /// <summary>登录名 made comparable.</summary>
    public string SignInFolded { get; set; } = "";

    public string Email { get; set; } = "";

    public string Telephone { get; set; } = "";

    public string? PasswordHash { get; set; }

    /// <summary>Whether the password was set by somebody else.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Changes with the password and the second factor; sessions begun before end.</summary>
    public string SecurityStamp { get; set; } = Guid.NewGuid().ToString("N");

    /// <summary>The TOTP key, encrypted; null before one was begun.</summary>
    public string? SecondFactorKey { get; set; }

    public bool SecondFactorOn { get; set; }

    /// <summary>Who it is to the OpenID Connect provider: issuer and subject.</summary>
    public string? ExternalSubject { get; set; }

    /// <summary>The last day; null while the person works here.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>The version of the person's stream.</summary>
    public int Version { get; set; }
}
